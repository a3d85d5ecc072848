import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Amount, Item, Span } from './draft.js';
import { icon } from './icons.js';
import type { List } from './list.js';
import { nameOf, type Stretch } from './stretches.js';
import { time, WORDS } from './words.js';

/** So many seconds more or less at a press, where a stretch leaves that much room. */
const STEP_S = 5;

/** One stretch of the routine, at its place. */
export function itemOf(of: List, item: Item, place: number, isLast: boolean): TemplateResult {
  const { hands } = of;
  const known = of.known.get(item.stretch);
  const name = nameOf(item.stretch, of.known);
  const seconds = of.checker.secondsOf(item);
  const problems = [...(known || !of.known.size ? [] : [WORDS.unknown]), ...of.checker.problemsOf(item)];
  return html`<li class=${`item ${hands.look(place)}`}>
    ${handle(of, item, name, place)}
    ${known?.drawn ? html`<img src=${`/api/pose/${known.id}.svg`} alt="" draggable="false" />` : html`<span></span>`}
    <div class="what">
      <a href=${`/library.html#${item.stretch}`} draggable="false"><bdi>${name}</bdi></a>
      <small>
        ${seconds === undefined ? nothing : html`<span>${time(seconds)}</span>`}
        ${known?.sided ? html`<span>${WORDS.eachSide}</span>` : nothing}
      </small>
    </div>
    <div class="moves">
      ${press('up', WORDS.up, name, place === 0, () => hands.step(place, -1))}
      ${press('down', WORDS.down, name, isLast, () => hands.step(place, 1))}
      ${press('remove', WORDS.remove, name, false, () => hands.remove(place))}
    </div>
    <div class="amounts">
      ${amount(of, item, place, 'hold_s', WORDS.hold[known?.kind ?? 'static'], known)}
      ${amount(of, item, place, 'reps', WORDS.reps, known)}
    </div>
    ${problems.map((problem) => html`<p class="problem">${problem}</p>`)}
  </li>`;
}

function handle({ hands, left }: List, { stretch }: Item, name: string, place: number): TemplateResult {
  // A press by the keyboard, or by what reads the page aloud: that of a pointer has a detail.
  const lift = (event: MouseEvent) => event.detail === 0 && hands.lift(place);
  return html`<button
    type="button"
    class="handle"
    aria-label=${WORDS.item(WORDS.move, name)}
    aria-describedby="how"
    aria-pressed=${hands.lifting.place === place ? 'true' : 'false'}
    @click=${lift}
    @keydown=${(event: KeyboardEvent) => hands.key(event)}
    @focusout=${left}
    @pointerdown=${(event: PointerEvent) => hands.drag.begin(event, { stretch, from: place })}
  >
    ${icon('grip')}
  </button>`;
}

type Pressed = 'up' | 'down' | 'remove' | 'less' | 'more';

/** Where it can do nothing, it stays where it is, so that the focus does. */
function press(what: Pressed, label: string, name: string, isOff: boolean, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class=${what}
    aria-label=${WORDS.item(label, name)}
    title=${label}
    aria-disabled=${isOff ? 'true' : 'false'}
    @click=${() => isOff || act()}
  >
    ${icon(what)}
  </button>`;
}

function amount(
  { hands, known: all }: List,
  item: Item,
  place: number,
  which: Amount,
  label: string,
  known: Stretch | undefined,
): TemplateResult {
  const span: Span = hands.limits(item.stretch)[which];
  const value = item[which];
  const step = which === 'hold_s' && span.most - span.least >= 2 * STEP_S ? STEP_S : 1;
  const name = nameOf(item.stretch, all);
  const full = `${label}, ${name}`;
  const id = `${which}-${place}`;
  const set = (to: number) => hands.set(place, which, to);
  const type = (event: Event) => set((event.target as HTMLInputElement).valueAsNumber);
  return html`<div class="amount">
    <label for=${id}>${label}<span class="unseen">, ${name}</span></label>
    ${known && span.least === span.most && value === span.most
      ? html`<output id=${id}>${value}</output>`
      : html`<div class="stepper">
          ${press('less', WORDS.less, full, value <= span.least, () => set(value - step))}
          <input id=${id} type="number" inputmode="numeric" min=${span.least} max=${span.most} .value=${live(String(value))} @change=${type} />
          ${press('more', WORDS.more, full, value >= span.most, () => set(value + step))}
        </div>`}
  </div>`;
}
