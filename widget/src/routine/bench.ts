import { Checker, type After } from './checker.js';
import { begun, done, type Draft, identified, type Made, NOTHING, redone, turnedOver, undone } from './draft.js';
import { keepDraft, readDraft } from './keeping.js';
import type { Server, Sheet } from './server.js';

interface Around {
  server: Server;
  storage: Storage | undefined;
  /** Whether there is a conversation, without which the server answers nothing. */
  known(): boolean;
  changed(): void;
  after?: After;
}

/** The draft that is worked on: each change of it is kept in this browser, and checked by the server. */
export class Bench {
  readonly checker: Checker;
  private made: Made = begun(NOTHING);
  /** What the server has. */
  private saved: Draft | undefined;

  constructor(private readonly around: Around) {
    this.checker = new Checker((items) => around.server.check(items), around.changed, around.after);
  }

  get draft(): Draft {
    return this.made.now;
  }

  get isSaved(): boolean {
    return this.saved !== undefined && isSame(this.draft, this.saved);
  }

  get canUndo(): boolean {
    return this.made.past.length > 0;
  }

  get canRedo(): boolean {
    return this.made.future.length > 0;
  }

  /** Goes on with what this browser has kept. */
  pickUp(): void {
    const kept = readDraft(this.around.storage);
    const draft = { ...NOTHING, ...(kept && { id: kept.id, name: kept.name, items: kept.items }) };
    this.saved = kept?.saved ? draft : undefined;
    this.take(begun(draft));
  }

  change(draft: Draft, typing = false): void {
    this.take(done(this.made, draft, typing));
  }

  /** Another routine instead; an undo brings this one back, if anything of it would be lost. */
  turnOver(sheet: Sheet, saved = false): void {
    const { id, name, items } = this.draft;
    const isLoss = this.isSaved ? id !== sheet.id : name !== '' || items.length > 0;
    const made = turnedOver(this.made, sheet);
    this.take(isLoss ? made : { ...made, past: this.made.past }, saved);
  }

  undo(): void {
    this.take(undone(this.made));
  }

  redo(): void {
    this.take(redone(this.made));
  }

  /** The server has taken this draft, which may have been changed since. */
  wasSaved(draft: Draft, id: string): void {
    this.saved = { ...draft, id };
    this.take(identified(this.made, draft.sheet, id));
  }

  /** Has the draft checked, if it can be; for when a conversation has begun. */
  check(): void {
    if (this.around.known()) this.checker.ask(this.draft.items);
  }

  private take(made: Made, saved = false): void {
    this.made = made;
    if (saved) this.saved = made.now;
    const { id, name, items } = made.now;
    keepDraft(this.around.storage, { id, name, items, saved: this.isSaved });
    this.check();
    this.around.changed();
  }
}

function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify([one.id, one.name, one.items]) === JSON.stringify([other.id, other.name, other.items]);
}
