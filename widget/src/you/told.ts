import { html, nothing, type TemplateResult } from 'lit';
import type { Condition, Mine, Routine } from './data.js';
import { WORDS } from './words.js';

/** What the person has told: conditions and routines of their own, each to be taken back. */
export function told(
  { conditions, routines }: Mine,
  remove: (what: 'condition' | 'routine', one: Condition | Routine) => void,
): TemplateResult {
  return html`<h3>${WORDS.conditions}</h3>
    ${list(conditions, WORDS.conditionsNone, (one) => html`<bdi>${one.name}</bdi>`, (one) => remove('condition', one))}
    <h3>${WORDS.routines}</h3>
    ${list(routines, WORDS.routinesNone, routine, (one) => remove('routine', one))}`;
}

function routine(one: Routine): TemplateResult {
  return html`<a href=${`/routine.html#${encodeURIComponent(one.id)}`}><bdi>${one.name}</bdi></a>
    <small>${WORDS.routineIs(one.minutes, one.stretches)}</small>`;
}

function list<One extends Condition>(
  all: readonly One[],
  none: string,
  shown: (one: One) => TemplateResult,
  remove: (one: One) => void,
): TemplateResult | typeof nothing {
  if (!all.length) return html`<p class="quiet">${none}</p>`;
  return html`<ul class="told">
    ${all.map(
      (one) => html`<li>
        <span>${shown(one)}</span>
        <button type="button" @click=${() => remove(one)}>
          ${WORDS.remove}<span class="unseen"> ${one.name}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}
