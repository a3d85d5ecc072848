import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { token } from '../core/person.js';
import { type Filter, NO_FILTER } from '../library/records.js';
import { MOST, renamed } from './draft.js';
import { list } from './list.js';
import { shelf } from './shelf.js';
import { nameOf } from './stretches.js';
import { styles } from './styles.js';
import { banner, endings, notes, steps, totals } from './summary.js';
import { talk } from './talk.js';
import { Workroom } from './workroom.js';
import { WORDS } from './words.js';

/** `<limber-routine>`: makes a routine, by dragging, keys, buttons and talking (`#its_id`: one that is saved). */
export class LimberRoutine extends LitElement {
  static override styles = styles;
  static override properties = { filter: { state: true }, announced: { state: true } };

  declare filter: Filter;
  /** For who hears the page. */
  declare announced: string;

  private isDrawing = false;
  private problems = '';
  private readonly work = new Workroom({
    changed: () => this.requestUpdate(),
    announce: (text) => this.announce(text),
    focusOn: (part, place) => void this.focusOn(place < 0 ? '#shelf' : `.item:nth-child(${place + 1}) ${part}`),
    nameIt: () => void this.focusOn('#name'),
    go: (address) => this.go(address),
    hear: (text) => void this.hear(text),
    rows: () => [...this.renderRoot.querySelectorAll('.item')].map((one) => one.getBoundingClientRect()),
    zone: () => (this.renderRoot.querySelector('.routine') as Element).getBoundingClientRect(),
    scroll: (by) => window.scrollBy(0, by),
  });

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.announced = '';
  }

  /** To another page. */
  go(address: string): void {
    location.href = address;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.work.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work.close();
  }

  private async hear(text: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement>('#words');
    if (field) field.value = text;
    if ((await this.work.deeds.say(text)) && field?.value === text) field.value = '';
  }

  private announce(text: string): void {
    this.announced = text === this.announced ? `${text}\u00a0` : text; // the same again is read again
  }

  private async focusOn(where: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(where)?.focus();
  }

  protected override willUpdate(): void {
    this.isDrawing = true;
    this.tellProblems();
  }

  protected override updated(): void {
    this.isDrawing = false;
    const { drag } = this.work.hands;
    const ghost = this.renderRoot.querySelector<HTMLElement>('.ghost');
    if (ghost) ghost.style.translate = `${drag.x}px ${drag.y}px`; // our policy allows no style attribute
    this.classList.toggle('dragging', drag.load !== undefined);
  }

  private tellProblems(): void {
    const texts = (this.work.bench.checker.told?.problems ?? []).map((one) => one.text);
    const told = texts.length ? WORDS.problems(texts) : '';
    if (told && told !== this.problems) this.announce(told);
    this.problems = told;
  }

  protected override render(): TemplateResult {
    const { bench, hands, known, isFileOver } = this.work;
    const { load } = hands.drag;
    return html`<div class="frame">
        ${banner(bench, token() !== undefined)}
        <div class="columns">${this.shelf()} ${this.routine()}</div>
      </div>
      <p class="unseen" role="status">${this.announced}</p>
      ${load ? html`<div class="ghost" aria-hidden="true"><bdi>${nameOf(load.stretch, known)}</bdi></div>` : nothing}
      ${isFileOver ? html`<div class="drop" aria-hidden="true">${WORDS.drop}</div>` : nothing}`;
  }

  private shelf(): TemplateResult {
    const { all, failed, hands, bench } = this.work;
    return shelf({
      all,
      failed,
      hands,
      draft: bench.draft,
      filter: this.filter,
      narrow: (filter) => (this.filter = filter),
      focusOn: (where) => void this.focusOn(where),
      again: () => void this.work.load(),
    });
  }

  private routine(): TemplateResult {
    const { bench, deeds, ear, hands, known } = this.work;
    const { checker, draft } = bench;
    const name = (event: Event) => bench.change(renamed(draft, (event.target as HTMLInputElement).value), true);
    // Being moved takes the focus away from a handle for a moment.
    const left = () => this.isDrawing || hands.lifting.drop();
    return html`<section class="routine" aria-labelledby="routine">
      <div class="title">
        <h2 id="routine" tabindex="-1">${WORDS.routine}</h2>
        ${steps(bench, hands)}
      </div>
      <label for="name">${WORDS.name}</label>
      <input id="name" autocomplete="off" dir="auto" maxlength=${MOST.name} .value=${draft.name} @input=${name} />
      ${talk({ ear, said: deeds.said, say: (words) => deeds.say(words) })} ${totals(bench)} ${notes(bench)}
      ${list({ hands, checker, known, left })} ${endings(bench, deeds)}
    </section>`;
  }
}
