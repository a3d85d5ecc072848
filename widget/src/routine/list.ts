import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Checker } from './checker.js';
import type { Amount, Item, Limits } from './draft.js';
import { itemOf } from './item.js';
import type { Known } from './stretches.js';
import { WORDS } from './words.js';

export interface List {
  /** In the order in which they are shown. */
  items: readonly Item[];
  known: Known;
  checker: Checker;
  limits(stretch: string): Limits;
  /** Classes: lifted, carried, or something would be dropped before or after it. */
  look(place: number): string;
  step(place: number, by: number): void;
  remove(place: number): void;
  set(place: number, which: Amount, value: number): void;
  lift(place: number): void;
  key(event: KeyboardEvent): void;
  /** The focus has left a handle. */
  left(): void;
  drag(event: PointerEvent, place: number): void;
}

/** The stretches of the routine. */
export function list(of: List): TemplateResult {
  if (!of.items.length) return html`<p class=${`items empty ${of.look(0)}`}>${WORDS.empty}</p>`;
  return html`<p id="how" class="unseen">${WORDS.moveHelp}</p>
    <ol class="items" aria-label=${WORDS.items}>
      ${repeat(keyed(of.items), ([key]) => key, ([, item], place) => itemOf(of, item, place))}
    </ol>`;
}

/** A file may name a stretch twice. */
function keyed(items: readonly Item[]): [string, Item][] {
  const times = new Map<string, number>();
  return items.map((item) => {
    const time = times.get(item.stretch) ?? 0;
    times.set(item.stretch, time + 1);
    return [`${item.stretch} ${time}`, item];
  });
}
