/** The routine that is being made, and the way back. Nothing is changed in place: a change is a new draft. */
export interface Item {
  readonly stretch: string;
  readonly hold_s: number;
  readonly reps: number;
}

export interface Draft {
  /** Under which it is saved; '' while it is not. */
  readonly id: string;
  /** Which of the routines made on this page it is, so that an undo beyond "New" mixes none of them up. */
  readonly sheet: number;
  readonly name: string;
  readonly items: readonly Item[];
}

export interface Span {
  least: number;
  most: number;
}

export interface Limits {
  hold_s: Span;
  reps: Span;
}

export type Amount = 'hold_s' | 'reps';

/** What the server takes at most. */
export const MOST = { items: 30, hold_s: 300, reps: 30, name: 40, words: 300, file: 64 * 1024 } as const;
const STEPS_BACK = 200;
const ANY: Limits = { hold_s: { least: 1, most: MOST.hold_s }, reps: { least: 1, most: MOST.reps } };

export const NOTHING: Draft = { id: '', sheet: 0, name: '', items: [] };

export function placeOf(draft: Draft, stretch: string): number {
  return draft.items.findIndex((item) => item.stretch === stretch);
}

/** With one more; a stretch is in a routine once, as often as wanted by its repetitions. */
export function added(draft: Draft, item: Item, at = draft.items.length): Draft {
  if (draft.items.length >= MOST.items || placeOf(draft, item.stretch) >= 0) return draft;
  return { ...draft, items: draft.items.toSpliced(within(at, 0, draft.items.length), 0, item) };
}

export function removed(draft: Draft, index: number): Draft {
  if (!(index in draft.items)) return draft;
  return { ...draft, items: draft.items.toSpliced(index, 1) };
}

export function moved(draft: Draft, from: number, to: number): Draft {
  const item = draft.items[from];
  const place = within(to, 0, draft.items.length - 1);
  if (!item || place === from) return draft;
  return { ...draft, items: draft.items.toSpliced(from, 1).toSpliced(place, 0, item) };
}

/** With another number of seconds or repetitions, as near to it as the limits allow. */
export function changed(draft: Draft, index: number, amount: Amount, value: number, limits: Limits = ANY): Draft {
  const item = draft.items[index];
  if (!item || !Number.isFinite(value)) return draft;
  const fit = within(Math.round(value), limits[amount].least, limits[amount].most);
  if (fit === item[amount]) return draft;
  return { ...draft, items: draft.items.with(index, { ...item, [amount]: fit }) };
}

export function renamed(draft: Draft, name: string): Draft {
  return name === draft.name ? draft : { ...draft, name };
}

/** With these items. One that is as before stays the very same, so that what is known of it stays, too. */
export function refilled(draft: Draft, items: readonly Item[]): Draft {
  const before = [...draft.items];
  const kept = items.map((item) => {
    const at = before.findIndex((one) => isSame(one, item));
    return at < 0 ? item : (before.splice(at, 1)[0] as Item);
  });
  const same = kept.length === draft.items.length && kept.every((item, at) => item === draft.items[at]);
  return same ? draft : { ...draft, items: kept };
}

/** The items in what a server, a file or a storage gave: what is none is left out. */
export function itemsIn(value: unknown): Item[] {
  const given: unknown[] = Array.isArray(value) ? value : [];
  return given.map(clean).filter((item) => item !== undefined).slice(0, MOST.items);
}

function clean(value: unknown): Item | undefined {
  const { stretch, hold_s, reps } = (value ?? {}) as Record<string, unknown>;
  if (typeof stretch !== 'string' || !/^[a-z0-9_]{1,80}$/.test(stretch)) return undefined;
  if (!isCount(hold_s) || !isCount(reps)) return undefined;
  return { stretch, hold_s: Math.min(hold_s, MOST.hold_s), reps: Math.min(reps, MOST.reps) };
}

function isSame(one: Item, other: Item): boolean {
  return one.stretch === other.stretch && one.hold_s === other.hold_s && one.reps === other.reps;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** A draft with all that can be taken back, and done again. */
export interface Made {
  readonly past: readonly Draft[];
  readonly now: Draft;
  readonly future: readonly Draft[];
  /** The latest change was typing, which goes on in the same step. */
  readonly typing: boolean;
}

export function begun(now: Draft): Made {
  return { past: [], now, future: [], typing: false };
}

export function done(made: Made, now: Draft, typing = false): Made {
  if (now === made.now) return made;
  const goesOn = typing && made.typing;
  const past = goesOn ? made.past : [...made.past, made.now].slice(-STEPS_BACK);
  return { past, now, future: [], typing };
}

/** Another routine takes the place of this one, which an undo brings back. */
export function turnedOver(made: Made, next: Omit<Draft, 'sheet'>): Made {
  return done(made, { ...next, sheet: made.now.sheet + 1 });
}

export function undone(made: Made): Made {
  const now = made.past.at(-1);
  if (!now) return made;
  return { past: made.past.slice(0, -1), now, future: [made.now, ...made.future], typing: false };
}

export function redone(made: Made): Made {
  const [now, ...future] = made.future;
  return now ? { past: [...made.past, made.now], now, future, typing: false } : made;
}

/** All that this routine was, or will be again, has the id under which it is saved now. */
export function identified(made: Made, sheet: number, id: string): Made {
  const named = (draft: Draft): Draft => (draft.sheet === sheet ? { ...draft, id } : draft);
  return { ...made, past: made.past.map(named), now: named(made.now), future: made.future.map(named) };
}
