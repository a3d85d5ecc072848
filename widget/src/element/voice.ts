/** Speaks cues and replies: fetched ahead, and begun at their very instant on the audio clock. */
import type { Coach } from '../core/coach.js';
import { AHEAD_S } from '../core/guide.js';
import type { Happening } from '../core/happening.js';
import { BrowserVoice } from './browser_voice.js';

const FETCHED_AHEAD = 8;
const KEPT = 64;

export class Voice {
  private context: AudioContext | undefined;
  private readonly sounds = new Map<string, Promise<AudioBuffer | undefined>>();
  private playing: AudioBufferSourceNode | undefined;
  private queue: Promise<void> = Promise.resolve();
  private epoch = 0;
  private readonly browser = new BrowserVoice();

  /** `own`: whether the browser's own voice is preferred to Limber's. */
  constructor(
    private readonly coach: Coach,
    private readonly own: () => boolean,
  ) {}

  /** Switched on by a click: before one, no browser lets a page make a sound. */
  async on(): Promise<void> {
    this.context ??= new AudioContext();
    await this.context.resume();
    this.fetchAhead();
  }

  off(): void {
    this.hush();
    void this.context?.suspend();
  }

  /** Falls silent at once, in the middle of a word. */
  hush(): void {
    this.epoch += 1;
    this.playing?.stop();
    this.playing = undefined;
    this.browser.hush();
  }

  heard(what: Happening): void {
    if (!this.coach.sound || !this.context) return;
    if (what.kind === 'frozen') this.hush();
    else if (what.kind === 'cue') void this.cue(what.cue.text, what.at);
    else if (what.kind === 'reply') this.reply(what.text);
  }

  private async cue(text: string, at: number): Promise<void> {
    const epoch = this.epoch;
    const sound = await this.sound(text);
    const context = this.context;
    if (!context || epoch !== this.epoch) return;
    const wait = at - performance.now() / 1000;
    if (wait < -AHEAD_S * 4) return; // it came too late to be of use
    this.hush();
    if (!sound) return void this.browser.say(text, wait, this.wish.rate, this.wish.volume);
    this.start(sound, context.currentTime + Math.max(0, wait));
    this.fetchAhead();
  }

  /** One after the other, and not over a cue. */
  private reply(text: string): void {
    const epoch = this.epoch;
    this.queue = this.queue.then(async () => {
      const sound = await this.sound(text);
      if (epoch !== this.epoch || !this.context) return;
      if (!sound) return this.browser.say(text, 0, this.wish.rate, this.wish.volume);
      await new Promise<void>((ended) => {
        const source = this.start(sound, 0);
        source.onended = () => ended();
      });
    });
  }

  private start(sound: AudioBuffer, when: number): AudioBufferSourceNode {
    const context = this.context as AudioContext;
    const source = context.createBufferSource();
    const gain = context.createGain();
    gain.gain.value = this.wish.volume;
    source.buffer = sound;
    source.connect(gain).connect(context.destination);
    source.start(when);
    this.playing = source;
    return source;
  }

  /** How the person wants to be spoken to. */
  private get wish(): { rate: number; volume: number } {
    return { rate: 1, volume: 1, ...this.coach.player.session?.voice };
  }

  private fetchAhead(): void {
    for (const cue of this.coach.player.coming().slice(0, FETCHED_AHEAD)) void this.sound(cue.text);
  }

  private sound(text: string): Promise<AudioBuffer | undefined> {
    if (this.own() && this.browser.there) return Promise.resolve(undefined);
    const known = this.sounds.get(text);
    if (known) return known;
    const fetched = this.fetched(text);
    this.sounds.set(text, fetched);
    const oldest = this.sounds.keys().next().value;
    if (this.sounds.size > KEPT && oldest !== undefined) this.sounds.delete(oldest);
    return fetched;
  }

  private async fetched(text: string): Promise<AudioBuffer | undefined> {
    const query = new URLSearchParams({ text, token: this.coach.token ?? '' });
    try {
      const answer = await fetch(`${this.coach.server}/speech?${query}`);
      if (!answer.ok) throw new Error(String(answer.status));
      return await this.context?.decodeAudioData(await answer.arrayBuffer());
    } catch {
      this.sounds.delete(text); // the words are on the screen
      return undefined;
    }
  }
}
