import type { Bench } from './bench.js';
import { Drag, type Ground, type Load } from './drag.js';
import { added, type Amount, changed, type Draft, type Limits, MOST, moved, placeOf, removed } from './draft.js';
import { Lifting } from './lifting.js';
import { type Known, limitsOf, nameOf, type Stretch } from './stretches.js';
import { WORDS } from './words.js';

const ANY: Limits = { hold_s: { least: 1, most: MOST.hold_s }, reps: { least: 1, most: MOST.reps } };

export interface Page extends Pick<Ground, 'rows' | 'zone' | 'scroll' | 'changed'> {
  known(): Known;
  /** For who hears the page instead of seeing it. */
  announce(text: string): void;
  /** Puts the focus on a part of the item at a place; on the shelf when there is none. */
  focusOn(part: string, place: number): void;
}

/** What a person does to the draft, by buttons, by keys or by dragging. */
export class Hands {
  readonly lifting: Lifting;
  readonly drag: Drag;

  constructor(
    private readonly bench: Bench,
    private readonly page: Page,
  ) {
    this.lifting = new Lifting({
      draft: () => bench.draft,
      drop: (draft) => bench.change(draft),
      told: (what, place) => this.tell(what, place, this.lifting.shown),
      changed: page.changed,
    });
    this.drag = new Drag({
      ...page,
      dropped: (load, before) => this.dropped(load, before),
      cancelled: () => page.announce(WORDS.nothingMoved),
    });
  }

  add(stretch: Stretch, at?: number): void {
    this.lifting.drop();
    const item = { stretch: stretch.id, hold_s: stretch.hold_s.usual, reps: stretch.reps.usual };
    const after = added(this.bench.draft, item, at);
    if (after === this.bench.draft) return this.page.announce(WORDS.full);
    this.bench.change(after);
    this.tell('added', placeOf(after, stretch.id), after);
  }

  remove(place: number): void {
    this.lifting.drop();
    const name = this.name(place);
    this.bench.change(removed(this.bench.draft, place));
    this.page.announce(WORDS.removed(name));
    this.page.focusOn('.remove', Math.min(place, this.bench.draft.items.length - 1));
  }

  /** One place up or down, by a button that keeps the focus. */
  step(place: number, by: number): void {
    this.lifting.drop();
    this.move(place, place + by);
    this.page.focusOn(by < 0 ? '.up' : '.down', place + by);
  }

  set(place: number, which: Amount, value: number): void {
    this.lifting.drop();
    const { stretch } = this.bench.draft.items[place] ?? { stretch: '' };
    const limits = this.limits(stretch);
    const { least, most } = limits[which];
    this.bench.change(changed(this.bench.draft, place, which, value, limits));
    if (!(value >= least && value <= most)) {
      this.page.announce(WORDS.between(this.name(place), least, most, WORDS.unit[which]));
    }
    this.page.changed(); // what was typed beyond the limits is put right
  }

  limits(stretch: string): Limits {
    return limitsOf(stretch, this.page.known()) ?? ANY;
  }

  lift(place: number): void {
    this.lifting.toggle(place);
  }

  key(event: KeyboardEvent): void {
    if (!this.lifting.key(event.key)) return;
    event.preventDefault(); // nor does the page scroll
    this.page.focusOn('.handle', this.lifting.last);
  }

  undo(): void {
    this.lifting.cancel();
    if (!this.bench.canUndo) return;
    this.bench.undo();
    this.page.announce(WORDS.undid(this.bench.draft.items.length));
  }

  redo(): void {
    this.lifting.cancel();
    if (!this.bench.canRedo) return;
    this.bench.redo();
    this.page.announce(WORDS.redid(this.bench.draft.items.length));
  }

  /** How the item at a place looks: lifted, carried, or something would be dropped beside it. */
  look(place: number): string {
    const { load, gap } = this.drag;
    const last = Math.max(0, this.lifting.shown.items.length - 1);
    const stays = load?.from !== undefined && (gap === load.from || gap === load.from + 1);
    const drop = stays ? '' : gap === place ? 'before' : gap === last + 1 && place === last ? 'after' : '';
    return [this.lifting.place === place && 'lifted', load?.from === place && 'carried', drop].filter(Boolean).join(' ');
  }

  private dropped({ stretch, from }: Load, before: number): void {
    const known = this.page.known().get(stretch);
    if (from === undefined) {
      if (known) this.add(known, before);
      return;
    }
    if (this.bench.draft.items[from]?.stretch !== stretch) return this.page.announce(WORDS.nothingMoved); // changed meanwhile
    const to = before > from ? before - 1 : before;
    this.move(from, to);
    this.page.focusOn('.handle', to);
  }

  private move(from: number, to: number): void {
    this.bench.change(moved(this.bench.draft, from, to));
    this.tell('place', to, this.bench.draft);
  }

  private tell(what: 'added' | 'place' | 'lifted' | 'dropped' | 'putBack', place: number, { items }: Draft): void {
    const name = nameOf(items[place]?.stretch ?? '', this.page.known());
    this.page.announce(WORDS[what](name, place + 1, items.length));
  }

  private name(place: number): string {
    return nameOf(this.bench.draft.items[place]?.stretch ?? '', this.page.known());
  }
}
