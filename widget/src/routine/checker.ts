import { Refused } from '../core/person.js';
import type { Item } from './draft.js';
import { type Checked, why } from './server.js';
import { WORDS } from './words.js';

/** Waits until the person pauses; slow enough that steady changes stay below the server's pace. */
const PAUSE_S = 0.6;

export type After = (seconds: number, call: () => void) => () => void;

/** Has each draft checked a little after its last change. What comes late for an older one is dropped. */
export class Checker {
  /** Of the whole draft; undefined while nothing is known. */
  told: Checked | undefined;
  /** Why there is no answer. */
  failure = '';
  private asked: readonly Item[] = [];
  private cancel: (() => void) | undefined;
  // By the items themselves: one that was moved takes what is known of it along.
  private seconds = new WeakMap<Item, number>();
  private problems = new WeakMap<Item, string[]>();

  constructor(
    private readonly check: (items: readonly Item[]) => Promise<Checked>,
    private readonly changed: () => void,
    private readonly after: After = later,
  ) {}

  ask(items: readonly Item[]): void {
    if (items === this.asked) return; // only its name is another
    this.asked = items;
    this.cancel?.();
    if (items.length) this.cancel = this.after(PAUSE_S, () => void this.send(items));
    else this.take(undefined);
  }

  /** At once, once more. */
  again(): Promise<void> {
    this.cancel?.();
    return this.asked.length ? this.send(this.asked) : Promise.resolve();
  }

  /** Asks no more; what is under way is dropped. */
  stop(): void {
    this.cancel?.();
    this.asked = [];
  }

  secondsOf(item: Item): number | undefined {
    return this.seconds.get(item);
  }

  problemsOf(item: Item): readonly string[] {
    return this.problems.get(item) ?? [];
  }

  /** Those of the draft as a whole. */
  get problem(): string {
    return (this.told?.problems ?? []).filter((one) => one.item === null).map((one) => one.text).join(' ');
  }

  private async send(items: readonly Item[]): Promise<void> {
    try {
      const told = await this.check(items);
      if (items === this.asked) this.take(told);
    } catch (error) {
      if (items === this.asked) this.fail(error);
    }
  }

  private take(told: Checked | undefined): void {
    this.told = told;
    this.failure = '';
    this.problems = new WeakMap();
    this.asked.forEach((item, at) => {
      const seconds = told?.items[at]?.seconds;
      if (seconds !== undefined) this.seconds.set(item, seconds);
      const wrong = (told?.problems ?? []).filter((one) => one.item === at).map((one) => one.text);
      if (wrong.length) this.problems.set(item, wrong);
    });
    this.changed();
  }

  private fail(error: unknown): void {
    this.told = undefined; // the totals of another draft would be wrong
    this.failure = error instanceof Refused ? why(error) : WORDS.away;
    this.changed();
  }
}

export function later(seconds: number, call: () => void): () => void {
  const timer = setTimeout(call, seconds * 1000);
  return () => clearTimeout(timer);
}
