/** The microphone of the page: open only while its light is on; its sound goes to our server alone. */
import type { Coach } from '../core/coach.js';
import { Attention } from '../core/attention.js';
import type { Happening } from '../core/happening.js';
import { WORDS } from '../words.js';

const RATE = 16000;
const QUIET_DB = 60;
/** Pressed for longer, a button is held. */
const PUSHED_S = 0.4;
/** After it was let go: a sentence that goes on for longer was not meant. */
const LAST_WORD_S = 3;

export type Ear = 'off' | 'opening' | 'open';

type Heard =
  | { event: 'ready' }
  | { event: 'began' }
  | { event: 'reflex'; word: string }
  | { event: 'ended'; text: string; plain: string }
  | { event: 'refused'; why: 'busy' | 'no model' };

export class Microphone {
  state: Ear = 'off';
  /** Why it is not open, and what to do. */
  problem = '';
  /** How loud it is, from 0 to 1. */
  level = 0;
  readonly attention = new Attention();
  private stream: MediaStream | undefined;
  private context: AudioContext | undefined;
  private socket: WebSocket | undefined;
  private began = 0;
  private pressed = 0;
  private pushed = false;
  private lettingGo: ReturnType<typeof setTimeout> | undefined;
  private reflexed = '';

  constructor(
    private readonly coach: Coach,
    private readonly changed: () => void,
  ) {}

  async toggle(): Promise<void> {
    if (this.state === 'off') await this.open();
    else this.close();
  }

  /** Its button is pressed: held down, it is open for what is said meanwhile, and for nobody else. */
  press(): void {
    this.pressed = now();
    if (this.state !== 'off') return;
    this.pushed = true;
    void this.open();
  }

  /** Let go: pressed shortly, it is switched; held, it hears the sentence to its end. */
  release(): void {
    const long = now() - this.pressed > PUSHED_S;
    if (!this.pushed) this.close();
    else if (!long) this.pushed = false;
    else this.lettingGo = setTimeout(() => this.close(), 1000 * LAST_WORD_S);
  }

  close(problem = ''): void {
    this.problem = problem;
    this.state = 'off';
    this.level = 0;
    this.pushed = false;
    clearTimeout(this.lettingGo);
    this.lettingGo = undefined;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    void this.context?.close();
    if (this.socket) this.socket.onclose = null;
    this.socket?.close();
    this.stream = this.context = this.socket = undefined;
    this.changed();
  }

  /** Follows what Limber does: what it says itself is nobody's wish. */
  heard(what: Happening): void {
    this.attention.inSession = this.coach.player.underWay && !this.coach.guide.finished;
    if (what.kind === 'reply') this.attention.stay(now());
    const said = what.kind === 'reply' ? what.text : what.kind === 'cue' ? what.cue.text : '';
    if (said && this.coach.sound && this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ own: [said] }));
    }
  }

  private async open(): Promise<void> {
    this.state = 'opening';
    this.problem = '';
    this.changed();
    if (!window.isSecureContext || !navigator.mediaDevices) return this.close(WORDS.ears.unsafe);
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: false, autoGainControl: true },
      });
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      return this.close(denied ? WORDS.ears.denied : WORDS.ears.none);
    }
    try {
      await this.connect(this.stream);
    } catch {
      this.close(WORDS.ears.away);
    }
  }

  private async connect(stream: MediaStream): Promise<void> {
    const context = new AudioContext({ sampleRate: RATE });
    this.context = context;
    await context.audioWorklet.addModule(`${this.coach.server}/microphone.js`);
    const address = this.coach.server.replace(/^http/, 'ws');
    const token = encodeURIComponent(this.coach.token ?? '');
    const socket = new WebSocket(`${address}/microphone?token=${token}`);
    this.socket = socket;
    socket.onmessage = (event) => this.told(JSON.parse(String(event.data)) as Heard);
    socket.onclose = () => this.close(WORDS.ears.away);
    const worklet = new AudioWorkletNode(context, 'limber-microphone');
    worklet.port.onmessage = (event) => this.piece(event.data as ArrayBuffer);
    context.createMediaStreamSource(stream).connect(worklet);
    stream.getAudioTracks()[0]?.addEventListener('ended', () => this.close(WORDS.ears.gone));
  }

  private piece(sound: ArrayBuffer): void {
    if (this.state !== 'open') return;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(sound);
    const samples = new Int16Array(sound);
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length / 32768 ** 2;
    const level = Math.max(0, 1 + (10 * Math.log10(power + 1e-9)) / QUIET_DB);
    if (Math.abs(level - this.level) > 0.05) {
      this.level = level;
      this.changed();
    }
  }

  private told(heard: Heard): void {
    if (heard.event === 'ready') {
      this.state = 'open';
      this.attention.stay(now());
    } else if (heard.event === 'began') {
      this.began = now();
      this.reflexed = '';
    } else if (heard.event === 'reflex') this.reflex(heard.word);
    else if (heard.event === 'ended') this.ended(heard.text, heard.plain);
    else if (heard.event === 'refused') this.close(heard.why === 'busy' ? WORDS.ears.busy : WORDS.ears.deaf);
    this.changed();
  }

  private reflex(word: string): void {
    if (!this.attention.awake(this.began)) return;
    this.reflexed = word;
    this.coach.guide.freeze();
  }

  private ended(said: string, plain: string): void {
    const alone = this.reflexed !== '' && said.split(' ').length <= 1;
    const text = alone ? this.reflexed : said;
    const meant = text ? this.attention.meant(text, this.began) : undefined;
    if (!meant) this.coach.guide.thaw();
    else if (meant.text) this.coach.say(meant.text, meant.overheard && !alone && !this.pushed ? plain : '');
    if (meant) this.attention.stay(now());
    if (this.lettingGo) this.close();
  }
}

function now(): number {
  return performance.now() / 1000;
}
