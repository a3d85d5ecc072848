import { LANGUAGE } from '../words.js';

/** The browser's own voice: where it is preferred, and where the server has none. */
export class BrowserVoice {
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis) {}

  get there(): boolean {
    return this.synthesis !== undefined;
  }

  /** In so many seconds; `rate` and `volume` are factors of the usual. Resolves when it was said. */
  say(text: string, wait: number, rate = 1, volume = 1): Promise<void> {
    const { synthesis } = this;
    if (!synthesis) return Promise.resolve();
    return new Promise((ended) => {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = LANGUAGE;
      said.rate = rate;
      said.volume = Math.min(1, volume);
      said.onend = said.onerror = () => ended();
      this.waiting = setTimeout(() => synthesis.speak(said), Math.max(0, 1000 * wait));
    });
  }

  hush(): void {
    clearTimeout(this.waiting);
    this.synthesis?.cancel();
  }
}
