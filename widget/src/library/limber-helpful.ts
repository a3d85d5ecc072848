import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { ask, token } from '../core/person.js';
import { WORDS } from './words.js';

type Opinions = Record<string, boolean>;

/** What was found helpful, asked once for the page. */
let asked: Promise<Opinions> | undefined;

async function opinions(): Promise<Opinions> {
  return ((await (await ask('/api/me.json')).json()) as { helpful: Opinions }).helpful;
}

/** `<limber-helpful>`: whether a stretch was found helpful; for who has talked with Limber before. */
export class LimberHelpful extends LitElement {
  static override properties = { stretch: { type: String }, opinion: { state: true }, told: { state: true } };
  static override styles = css`
    :host {
      display: block;
    }
    button {
      min-inline-size: 44px;
      min-block-size: 32px;
      margin-inline-start: 0.4em;
      border: 1px solid;
      border-radius: 1em;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      background: light-dark(#0f6b5c, #6fd3bd);
      color: light-dark(#fff, #0c1111);
    }
    button:focus-visible {
      outline: 3px solid;
      outline-offset: 2px;
    }
    @media (forced-colors: active) {
      button[aria-pressed='true'] {
        outline: 2px solid Highlight;
      }
    }
  `;

  declare stretch: string;
  declare opinion: boolean | undefined;
  declare told: string;

  constructor() {
    super();
    this.stretch = '';
    this.opinion = undefined;
    this.told = '';
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('stretch')) void this.load();
  }

  private async load(): Promise<void> {
    this.told = '';
    this.opinion = undefined;
    if (!token()) return;
    const stretch = this.stretch;
    try {
      asked ??= opinions();
      const found = await asked;
      if (stretch === this.stretch) this.opinion = found[stretch];
    } catch {
      asked = undefined; // the page is read without it
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!token()) return nothing;
    return html`<span id="question">${WORDS.helpful}</span>
      <span role="group" aria-labelledby="question">${this.choice(true, WORDS.yes)} ${this.choice(false, WORDS.no)}</span>
      <p role="status">${this.told}</p>`;
  }

  private choice(value: boolean, name: string): TemplateResult {
    const pressed = this.opinion === value;
    return html`<button type="button" aria-pressed=${pressed ? 'true' : 'false'} @click=${() => this.choose(pressed ? undefined : value)}>
      ${name}
    </button>`;
  }

  private async choose(opinion: boolean | undefined): Promise<void> {
    const before = this.opinion;
    this.opinion = opinion;
    try {
      await ask('/api/me/helpful.json', { stretch: this.stretch, helpful: opinion ?? null });
      asked = undefined;
      this.told = opinion === undefined ? '' : opinion ? WORDS.thanks : WORDS.noHelp;
    } catch {
      this.opinion = before;
      this.told = WORDS.notKept;
    }
  }
}
