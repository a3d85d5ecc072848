import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { choices, type Filter, NO_FILTER, narrowed, type Short, spoken, type Whole } from './records.js';
import { stretch } from './stretch.js';
import { styles } from './styles.js';
import { WORDS } from './words.js';

/** `<limber-library>`: all stretches, and each with all that is known of it (`#its_id`). */
export class LimberLibrary extends LitElement {
  static override styles = styles;
  static override properties = {
    all: { state: true },
    filter: { state: true },
    shown: { state: true },
    failed: { state: true },
  };

  declare all: Short[];
  declare filter: Filter;
  declare shown: Whole | undefined;
  declare failed: boolean;

  constructor() {
    super();
    this.all = [];
    this.filter = NO_FILTER;
    this.shown = undefined;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.turn);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.turn);
  }

  private readonly turn = (): void => void this.load();

  /** The list once, and the stretch that the address names. */
  private async load(): Promise<void> {
    const id = location.hash.slice(1);
    try {
      if (!this.all.length) this.all = (await read('/api/stretches.json')) as Short[];
      const known = this.all.some((one) => one.id === id);
      const shown = known ? ((await read(`/api/stretch/${id}.json`)) as Whole) : undefined;
      if (id !== location.hash.slice(1)) return; // the person has gone on meanwhile
      this.shown = shown;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    await this.updateComplete;
    if (this.shown) this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    scrollTo(0, 0);
  }

  protected override render(): TemplateResult {
    if (this.failed) {
      return html`<p role="alert">
        ${WORDS.away} <button type="button" @click=${() => this.load()}>${WORDS.again}</button>
      </p>`;
    }
    if (this.shown) return html`<p><a href="#">${WORDS.all}</a></p>${stretch(this.shown)}`;
    return html`${this.form()} ${this.list(narrowed(this.all, this.filter))}`;
  }

  private form(): TemplateResult {
    const { all } = this;
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <label class="words">
        ${WORDS.search}
        <input type="search" .value=${this.filter.words} @input=${(event: Event) => this.set('words', event)} />
      </label>
      ${this.choice('muscle', WORDS.muscle, choices(all, (one) => one.muscles))}
      ${this.choice('position', WORDS.position, choices(all, (one) => [one.position]))}
      ${this.choice('equipment', WORDS.equipment, choices(all, (one) => one.equipment))}
      ${this.choice('difficulty', WORDS.difficulty, choices(all, (one) => [String(one.difficulty)]))}
    </form>`;
  }

  private choice(name: keyof Filter, label: string, values: string[]): TemplateResult {
    return html`<label>
      ${label}
      <select .value=${this.filter[name]} @change=${(event: Event) => this.set(name, event)}>
        <option value="">${WORDS.any}</option>
        ${values.map((value) => html`<option value=${value}>${spoken(value)}</option>`)}
      </select>
    </label>`;
  }

  private set(name: keyof Filter, event: Event): void {
    this.filter = { ...this.filter, [name]: (event.target as HTMLInputElement).value };
  }

  private list(found: Short[]): TemplateResult {
    return html`<p role="status">${this.all.length ? WORDS.found(found.length) : nothing}</p>
      ${this.all.length && !found.length ? html`<p>${WORDS.none}</p>` : nothing}
      <ul class="cards">
        ${repeat(
          found,
          (one) => one.id,
          (one) => html`<li>
            <a href=${`#${one.id}`}>
              ${one.drawn ? html`<img src=${`/api/pose/${one.id}.svg`} alt="" loading="lazy" />` : nothing}
              <strong>${one.name}</strong>
            </a>
            <span>${[...one.muscles, one.position].map(spoken).join(', ')}</span>
          </li>`,
        )}
      </ul>`;
  }
}

async function read(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
