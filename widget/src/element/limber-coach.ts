import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { storage } from '../core/person.js';
import { Coach } from '../core/coach.js';
import type { Happening } from '../core/happening.js';
import { LANGUAGE, WORDS } from '../words.js';
import { Announcer } from './announcer.js';
import { Awake } from './awake.js';
import { BrowserClock } from './browser_clock.js';
import { ear } from './ear.js';
import { hold } from './hold.js';
import { icon } from './icons.js';
import { Microphone } from './microphone.js';
import { Painter } from './painter.js';
import { styles } from './styles.js';
import { talk } from './talk.js';
import { Voice } from './voice.js';

/** Where the script came from: there the server is, unless the page says otherwise. */
const HOME = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

/**
 * `<limber-coach>`: Limber on a page.
 *
 * Attributes: `server` (an address), `theme` ("light", "dark", or as the person's system),
 * `stretch` (an id to offer first), `position` ("corner": a button that opens it, over the page),
 * `speech` ("browser": its own voice, not Limber's). Events, for the page around it: `session-started`,
 * `hold-finished` (detail: the segment), `session-ended`, `message` (detail: the text).
 */
export class LimberCoach extends LitElement {
  static override styles = styles;
  static override properties = {
    server: { type: String },
    theme: { type: String },
    stretch: { type: String },
    position: { type: String, reflect: true },
    speech: { type: String },
    opened: { state: true },
    names: { state: true },
  };

  declare server: string;
  declare theme: string;
  declare stretch: string;
  declare position: string;
  declare speech: string;
  declare opened: boolean;
  declare names: Record<string, string>;

  private coach!: Coach;
  private clock!: BrowserClock;
  private voice!: Voice;
  private microphone!: Microphone;
  private painter!: Painter;
  private readonly announcer = new Announcer();
  private readonly awake = new Awake();
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private release: () => void = () => {};

  constructor() {
    super();
    this.server = HOME;
    this.theme = '';
    this.stretch = '';
    this.position = '';
    this.speech = '';
    this.opened = false;
    this.names = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const server = this.server.replace(/\/$/, '');
    this.clock = new BrowserClock(server);
    const coach = new Coach(server, {
      clock: this.clock,
      storage: storage(),
      id: () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join(''),
    });
    this.coach = coach;
    this.voice = new Voice(coach, () => this.speech === 'browser' || coach.ownVoice);
    this.microphone = new Microphone(coach, () => this.requestUpdate());
    this.painter = new Painter(coach, this.renderRoot as ShadowRoot, this.clock.now);
    this.announcer.open();
    const stopListening = coach.listen((what) => this.heard(what));
    const wake = () => coach.wake();
    const key = (event: KeyboardEvent) => this.key(event);
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    document.addEventListener('keydown', key);
    this.dark.addEventListener('change', this.colour);
    // Drawn first: a page that is being loaded is not held up by what a conversation needs.
    const begin = () => {
      if (this.coach !== coach || !this.isConnected) return;
      coach.connect();
      void this.learnNames();
    };
    void this.updateComplete.then(() => setTimeout(begin));
    this.release = () => {
      stopListening();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      document.removeEventListener('keydown', key);
      this.dark.removeEventListener('change', this.colour);
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.release();
    this.coach.close();
    this.clock.close();
    this.voice.off();
    this.microphone.close();
    this.painter.stop();
    this.announcer.close();
    void this.awake.keep(false);
  }

  /** Begins with a routine that the person has made, by its id. */
  startRoutine(id: string): void {
    this.coach.choose(id);
  }

  // events

  private heard(what: Happening): void {
    this.voice.heard(what);
    this.microphone.heard(what);
    this.announcer.heard(what);
    if (what.kind === 'reply') this.send('message', what.text);
    else if (what.kind === 'hold-finished') this.send(what.kind, what.segment);
    else if (what.kind === 'session-started' || what.kind === 'session-ended') this.send(what.kind);
    if (what.kind === 'changed') this.requestUpdate();
  }

  private send(name: string, detail: unknown = null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Space holds a session and lets it go on, wherever nobody is typing or pressing a button. */
  private key(event: KeyboardEvent): void {
    const at = event.composedPath()[0];
    const taken = at instanceof Element && at.closest('input, textarea, select, button, a, [contenteditable]');
    if (event.key !== ' ' || taken || event.repeat || !this.guiding) return;
    event.preventDefault();
    this.coach.toggle();
  }

  private readonly colour = (): void => {
    const dark = this.theme ? this.theme === 'dark' : this.dark.matches;
    this.dataset.theme = dark ? 'dark' : 'light';
  };

  private async learnNames(): Promise<void> {
    try {
      this.names = (await (await fetch(`${this.coach.server}/api/names.json`)).json()) as Record<string, string>;
    } catch {
      // Then a stretch is called by its id, with blanks.
    }
  }

  private nameOf(id: string): string {
    return this.names[id] ?? id.replaceAll('_', ' ');
  }

  // drawing

  /** Whether there is something to be followed. */
  private get guiding(): boolean {
    const { player, finished } = this.coach.guide;
    const state = player.session?.state;
    return player.whole && !finished && (state === 'running' || state === 'paused');
  }

  /** Drawn the first time in a task of its own: the page gets its turn after the script's. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme') || !this.hasUpdated) this.colour();
  }

  protected override render(): TemplateResult {
    const { coach } = this;
    if (this.position === 'corner' && !this.opened) return this.opener();
    const ideas = this.stretch ? [WORDS.start(this.nameOf(this.stretch)), ...WORDS.ideas] : WORDS.ideas;
    return html`<div class="frame ${this.guiding ? 'guiding' : ''}" lang=${LANGUAGE}>
      <header>
        ${icon('limber')}
        <h2>${WORDS.title}</h2>
        ${ear(this.microphone)}
        <button
          type="button"
          aria-pressed=${coach.sound ? 'true' : 'false'}
          aria-label=${coach.sound ? WORDS.soundOn : WORDS.soundOff}
          title=${coach.sound ? WORDS.soundOn : WORDS.soundOff}
          @click=${() => this.switchSound()}
        >
          ${icon(coach.sound ? 'soundOn' : 'soundOff')}
        </button>
        ${this.guiding && document.fullscreenEnabled
          ? html`<button
              type="button"
              aria-label=${WORDS.fullScreen}
              title=${WORDS.fullScreen}
              @click=${() => this.fill()}
            >
              ${icon('full')}
            </button>`
          : nothing}
        ${this.position === 'corner'
          ? html`<button
              type="button"
              aria-label=${WORDS.close}
              title=${WORDS.close}
              @click=${() => this.open(false)}
            >
              ${icon('close')}
            </button>`
          : nothing}
      </header>
      ${coach.link === 'away'
        ? html`<p class="banner">${this.guiding ? WORDS.awayInSession : WORDS.away}</p>`
        : nothing}
      ${this.microphone.problem ? html`<p class="banner" role="alert">${this.microphone.problem}</p>` : nothing}
      ${this.guiding ? hold(coach, this.clock.now(), (id) => this.nameOf(id)) : nothing}
      ${talk(coach, ideas)}
      <form @submit=${(event: Event) => this.submit(event)}>
        <input
          name="words"
          autocomplete="off"
          enterkeyhint="send"
          maxlength="1000"
          aria-label=${WORDS.write}
          placeholder=${WORDS.write}
        />
        <button type="submit" aria-label=${WORDS.send}>${icon('send')}</button>
      </form>
    </div>`;
  }

  private opener(): TemplateResult {
    return html`<button type="button" class="opener" lang=${LANGUAGE} @click=${() => this.open(true)}>
      ${icon('limber')} ${WORDS.open}
    </button>`;
  }

  private open(opened: boolean): void {
    this.opened = opened;
    const next = opened ? 'input' : '.opener';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(next)?.focus());
  }

  protected override updated(): void {
    if (this.guiding) this.painter.start();
    void this.awake.keep(this.guiding && this.coach.player.running);
    this.showNewest();
  }

  private lines = 0;

  /** What is new is seen; who reads further up is left there until something new comes. */
  private showNewest(): void {
    const count = this.coach.lines.length + (this.coach.typing ? 1 : 0);
    const box = this.renderRoot.querySelector('.talk');
    if (box && count !== this.lines) box.scrollTop = box.scrollHeight;
    this.lines = count;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input') as HTMLInputElement;
    const words = input.value.trim();
    const stands = /^(?:stop|pause)[.!]?$/i.test(words) && this.coach.player.running;
    if (stands) this.coach.hold(words);
    else this.coach.say(words);
    input.value = '';
  }

  private switchSound(): void {
    this.coach.sound = !this.coach.sound;
    if (this.coach.sound) void this.voice.on();
    else this.voice.off();
  }

  private fill(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.requestFullscreen();
  }
}
