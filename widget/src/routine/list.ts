import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Checker } from './checker.js';
import type { Item } from './draft.js';
import type { Hands } from './hands.js';
import { itemOf } from './item.js';
import type { Known } from './stretches.js';
import { WORDS } from './words.js';

export interface List {
  hands: Hands;
  checker: Checker;
  known: Known;
  /** The focus has left a handle. */
  left(): void;
}

/** The stretches of the routine. */
export function list(of: List): TemplateResult {
  const { hands } = of;
  const { items } = hands.lifting.shown;
  if (!items.length) return html`<p class=${`items empty ${hands.look(0)}`}>${WORDS.empty}</p>`;
  return html`<p id="how" class="unseen">${WORDS.moveHelp}</p>
    <ol class="items" aria-label=${WORDS.items}>
      ${repeat(keyed(items), ([key]) => key, ([, item], place) => itemOf(of, item, place, place === items.length - 1))}
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
