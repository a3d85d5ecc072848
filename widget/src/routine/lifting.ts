import { type Draft, type Item, moved } from './draft.js';

interface Hands {
  draft(): Draft;
  /** An item is at another place now, or at its old one again. */
  drop(draft: Draft): void;
  told(what: 'lifted' | 'place' | 'dropped' | 'putBack', place: number): void;
  changed(): void;
}

/** An item that the keyboard has lifted: shown where it would be, and put there when it is dropped. */
export class Lifting {
  /** Where the one is that is lifted, or was. */
  last = -1;
  private from = -1;
  private at = -1;
  private items: readonly Item[] = [];

  constructor(private readonly hands: Hands) {}

  /** Not any more when the routine is changed meanwhile: by what was said, or an undo. */
  get isLifted(): boolean {
    return this.at >= 0 && this.items === this.hands.draft().items;
  }

  /** The place of the lifted one; below 0 when none is. */
  get place(): number {
    return this.isLifted ? this.at : -1;
  }

  /** The draft as it would be. */
  get shown(): Draft {
    return this.isLifted ? moved(this.hands.draft(), this.from, this.at) : this.hands.draft();
  }

  toggle(place: number): void {
    if (this.isLifted) return this.drop();
    this.from = this.at = this.last = place;
    this.items = this.hands.draft().items;
    this.tell('lifted');
  }

  /** Whether the key was meant for the lifted item. */
  key(key: string): boolean {
    if (!this.isLifted) return false;
    const last = this.hands.draft().items.length - 1;
    const to = { ArrowUp: this.at - 1, ArrowDown: this.at + 1, Home: 0, End: last }[key];
    if (key === 'Escape') this.cancel();
    else if (to === undefined) return false;
    else {
      this.at = this.last = Math.max(0, Math.min(last, to));
      this.tell('place');
    }
    return true;
  }

  drop(): void {
    if (!this.isLifted) return;
    const { shown, at } = this;
    this.from = this.at = -1;
    this.hands.drop(shown);
    this.hands.told('dropped', at);
    this.hands.changed();
  }

  cancel(): void {
    if (!this.isLifted) return;
    const place = (this.last = this.from);
    this.from = this.at = -1;
    this.hands.told('putBack', place);
    this.hands.changed();
  }

  private tell(what: 'lifted' | 'place'): void {
    this.hands.told(what, this.at);
    this.hands.changed();
  }
}
