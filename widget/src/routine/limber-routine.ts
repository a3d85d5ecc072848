import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Filter, NO_FILTER } from '../library/records.js';
import { KEY as CONVERSATION, storage, token } from '../core/person.js';
import { Bench } from './bench.js';
import { Deeds } from './deeds.js';
import { MOST, renamed } from './draft.js';
import { Ear } from './ear.js';
import { FileDrop } from './files.js';
import { Hands } from './hands.js';
import { isId } from './keeping.js';
import { list } from './list.js';
import { server } from './server.js';
import { shelf } from './shelf.js';
import { byId, type Known, nameOf, readStretches, type Stretch } from './stretches.js';
import { styles } from './styles.js';
import { banner, endings, notes, steps, totals } from './summary.js';
import { talk } from './talk.js';
import { WORDS } from './words.js';

/** `<limber-routine>`: makes a routine, by dragging, keys, buttons and talking (`#its_id`: one that is saved). */
export class LimberRoutine extends LitElement {
  static override styles = styles;
  static override properties = {
    all: { state: true },
    failed: { state: true },
    filter: { state: true },
    announced: { state: true },
  };

  declare all: Stretch[];
  /** The list of stretches could not be read. */
  declare failed: boolean;
  declare filter: Filter;
  /** For who hears the page. */
  declare announced: string;

  private known: Known = new Map();
  private isDrawing = false;
  private problems = '';
  private readonly redraw = (): void => this.requestUpdate();
  private readonly bench = new Bench({
    server,
    storage: storage(),
    known: () => token() !== undefined,
    changed: this.redraw,
  });
  private readonly deeds = new Deeds(this.bench, server, {
    changed: this.redraw,
    go: (address) => this.go(address),
    nameIt: () => void this.focusOn('#name'),
  });
  private readonly hands = new Hands(this.bench, {
    known: () => this.known,
    announce: (text) => this.announce(text),
    focusOn: (part, place) => void this.focusOn(place < 0 ? '#shelf' : `.item:nth-child(${place + 1}) ${part}`),
    changed: this.redraw,
    rows: () => [...this.renderRoot.querySelectorAll('.item')].map((one) => one.getBoundingClientRect()),
    zone: () => (this.renderRoot.querySelector('.routine') as Element).getBoundingClientRect(),
    scroll: (by) => window.scrollBy(0, by),
  });
  private readonly ear = new Ear((text) => void this.hear(text), this.redraw);
  private readonly files = new FileDrop((file) => void this.deeds.read(file), this.redraw);

  constructor() {
    super();
    this.all = [];
    this.failed = false;
    this.filter = NO_FILTER;
    this.announced = '';
  }

  /** To another page. */
  go(address: string): void {
    location.href = address;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.turn);
    window.addEventListener('storage', this.elsewhere);
    window.addEventListener('keydown', this.key);
    this.files.attach();
    this.bench.pickUp();
    this.turn();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.turn);
    window.removeEventListener('storage', this.elsewhere);
    window.removeEventListener('keydown', this.key);
    this.files.detach();
    this.hands.drag.cancel();
    this.ear.close();
  }

  /** Opens the one that the address names, unless it is here with changes that are not saved. */
  private readonly turn = (): void => {
    const id = location.hash.slice(1);
    if (!isId(id) || (id === this.bench.draft.id && !this.bench.isSaved)) return;
    void this.deeds.open(id);
  };

  /** Another tab has begun a conversation: what had to wait for it is done. */
  private readonly elsewhere = (event: StorageEvent): void => {
    if (event.key !== CONVERSATION && event.key !== null) return;
    this.bench.check();
    this.requestUpdate();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    if ((event.composedPath()[0] as Element).matches?.('input, select, textarea, [contenteditable]')) return;
    event.preventDefault();
    if (event.shiftKey) this.hands.redo();
    else this.hands.undo();
  };

  private readonly load = async (): Promise<void> => {
    try {
      this.all = await readStretches();
      this.known = byId(this.all);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  };

  private async hear(text: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement>('#words');
    if (field) field.value = text;
    if ((await this.deeds.say(text)) && field?.value === text) field.value = '';
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
  }

  protected override updated(): void {
    this.isDrawing = false;
    const { drag } = this.hands;
    const ghost = this.renderRoot.querySelector<HTMLElement>('.ghost');
    if (ghost) ghost.style.translate = `${drag.x}px ${drag.y}px`; // no style attribute: our policy forbids it
    this.classList.toggle('dragging', drag.load !== undefined);
    const problems = (this.bench.checker.told?.problems ?? []).map((one) => one.text);
    const told = problems.length ? WORDS.problems(problems) : '';
    if (told && told !== this.problems) this.announce(told);
    this.problems = told;
  }

  protected override render(): TemplateResult {
    const { load } = this.hands.drag;
    return html`<div class="frame">
        ${banner(this.bench, token() !== undefined)}
        <div class="columns">${this.shelf()} ${this.routine()}</div>
      </div>
      <p class="unseen" role="status">${this.announced}</p>
      ${load ? html`<div class="ghost" aria-hidden="true"><bdi>${nameOf(load.stretch, this.known)}</bdi></div>` : nothing}
      ${this.files.isOver ? html`<div class="drop" aria-hidden="true">${WORDS.drop}</div>` : nothing}`;
  }

  private shelf(): TemplateResult {
    const { all, failed, filter, hands } = this;
    return shelf({
      all,
      failed,
      filter,
      hands,
      draft: this.bench.draft,
      narrow: (to) => (this.filter = to),
      focusOn: (where) => void this.focusOn(where),
      again: () => void this.load(),
    });
  }

  private routine(): TemplateResult {
    const { bench, deeds, ear, hands, known } = this;
    const { checker } = bench;
    // Being moved takes the focus away for a moment.
    const left = () => this.isDrawing || hands.lifting.drop();
    const name = (event: Event) => bench.change(renamed(bench.draft, (event.target as HTMLInputElement).value), true);
    return html`<section class="routine" aria-labelledby="routine">
      <div class="title">
        <h2 id="routine" tabindex="-1">${WORDS.routine}</h2>
        ${steps(bench, hands)}
      </div>
      <label for="name">${WORDS.name}</label>
      <input id="name" autocomplete="off" dir="auto" maxlength=${MOST.name} .value=${bench.draft.name} @input=${name} />
      ${talk({ ear, said: deeds.said, say: (words) => deeds.say(words) })}
      ${totals(bench)} ${notes(bench)} ${list({ hands, checker, known, left })} ${endings(bench, deeds)}
    </section>`;
  }
}
