import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { choices, type Filter, narrowed, spoken } from '../library/records.js';
import { type Draft, placeOf } from './draft.js';
import type { Hands } from './hands.js';
import { icon } from './icons.js';
import type { Stretch } from './stretches.js';
import { WORDS } from './words.js';

export interface Shelf {
  all: readonly Stretch[];
  failed: boolean;
  filter: Filter;
  hands: Hands;
  draft: Draft;
  narrow(filter: Filter): void;
  focusOn(where: string): void;
  again(): void;
}

/** The stretches to choose from. */
export function shelf(of: Shelf): TemplateResult {
  return html`<section class="shelf" aria-labelledby="shelf">
    <div class="title">
      <h2 id="shelf" tabindex="-1">${WORDS.shelf}</h2>
      <button type="button" class="small" @click=${() => of.focusOn('#routine')}>${WORDS.toRoutine(of.draft.items.length)}</button>
    </div>
    ${of.failed ? away(of) : of.all.length ? html`${form(of)} ${list(of)}` : nothing}
  </section>`;
}

function away(of: Shelf): TemplateResult {
  return html`<p role="alert">${WORDS.shelfAway}</p>
    <button type="button" @click=${of.again}>${WORDS.again}</button>`;
}

function form({ all, filter, narrow }: Shelf): TemplateResult {
  const set = (name: keyof Filter) => (event: Event) =>
    narrow({ ...filter, [name]: (event.target as HTMLInputElement).value });
  return html`<form class="filter" @submit=${(event: Event) => event.preventDefault()}>
    <label>
      ${WORDS.search}
      <input type="search" autocomplete="off" .value=${filter.words} @input=${set('words')} />
    </label>
    <label>
      ${WORDS.muscle}
      <select .value=${filter.muscle} @change=${set('muscle')}>
        <option value="">${WORDS.any}</option>
        ${choices(all, (one) => one.muscles).map((value) => html`<option value=${value}>${spoken(value)}</option>`)}
      </select>
    </label>
  </form>`;
}

function list(of: Shelf): TemplateResult {
  const found = narrowed(of.all, of.filter) as Stretch[];
  return html`<p role="status" class="quiet">${found.length ? WORDS.found(found.length) : WORDS.none}</p>
    <p class="quiet wide">${WORDS.shelfHelp}</p>
    <ul class="cards">
      ${repeat(
        found,
        (one) => one.id,
        (one) => card(of, one),
      )}
    </ul>`;
}

function card(of: Shelf, one: Stretch): TemplateResult {
  const place = placeOf(of.draft, one.id);
  const isAdded = place >= 0;
  const label = isAdded ? WORDS.goTo : WORDS.add;
  const press = (event: MouseEvent) => {
    if (!isAdded) of.hands.add(one);
    else if (event.detail < 2) of.focusOn(`.item:nth-child(${place + 1}) .handle`); // and not by the second half of a double click
  };
  return html`<li class=${isAdded ? 'card added' : 'card'} @pointerdown=${(event: PointerEvent) => isAdded || take(event, of.hands, one.id)}>
    <span class="grip" aria-hidden="true">${icon('grip')}</span>
    ${one.drawn ? html`<img src=${`/api/pose/${one.id}.svg`} alt="" loading="lazy" draggable="false" />` : html`<span></span>`}
    <span class="what"><strong>${one.name}</strong> <small>${one.muscles.map(spoken).join(', ')}</small></span>
    <button type="button" aria-label=${WORDS.item(label, one.name)} @click=${press}>${label}</button>
  </li>`;
}

/** A mouse takes hold of it anywhere; a finger by the grip alone, for elsewhere it scrolls. */
function take(event: PointerEvent, { drag }: Hands, stretch: string): void {
  const target = event.target as Element;
  const isGrip = target.closest('.grip') !== null;
  if (target.closest('button') || (event.pointerType !== 'mouse' && !isGrip)) return;
  drag.begin(event, { stretch });
}
