import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { memory } from '../core/person.js';
import type { Limits } from './data.js';
import type { Saver } from './saver.js';
import { WORDS } from './words.js';

/** Offered to somebody who wants every hold to be the same, and has not said how long. */
const FIRST_HOLD_S = 30;

/** The settings; each saves by itself. Bound `live`, so that what is refused goes back. */
export function settings(saver: Saver, limits: Limits): TemplateResult {
  return html`<div class="settings">
      ${slider(saver, limits, 'rate')} ${slider(saver, limits, 'volume')}
      ${toggle(WORDS.less, WORDS.lessMeans, saver.shown.talk === 'less', (on) => saver.set({ talk: on ? 'less' : 'usual' }))}
      ${voice()}
      ${hold(saver, limits)}
      ${toggle(WORDS.history, WORDS.historyMeans, saver.shown.history, (on) => saver.set({ history: on }))}
    </div>
    <p role="status" class=${saver.failed ? 'problem' : 'quiet'}>${saver.told}</p>`;
}

function slider(saver: Saver, limits: Limits, name: 'rate' | 'volume'): TemplateResult {
  const told = WORDS.share(saver.shown[name]);
  const value = (event: Event) => ({ [name]: Number((event.target as HTMLInputElement).value) });
  // The limits come before the value, which the browser bends to fit them.
  return html`<div class="slider">
    <label for=${name}>${WORDS[name]}</label>
    <output for=${name} aria-hidden="true">${told}</output>
    <input
      id=${name}
      type="range"
      min=${limits[name][0]}
      max=${limits[name][1]}
      step=${limits.step}
      aria-valuetext=${told}
      .value=${live(String(saver.shown[name]))}
      @input=${(event: Event) => saver.preview(value(event))}
      @change=${(event: Event) => saver.set(value(event))}
    />
  </div>`;
}

function toggle(label: string, means: string, on: boolean, set: (on: boolean) => void): TemplateResult {
  return html`<label class="toggle">
    <input
      type="checkbox"
      role="switch"
      .checked=${live(on)}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    />
    <span>${label}<small>${means}</small></span>
  </label>`;
}

/** Of this browser alone, where it has a voice; the widget on our own pages heeds it. */
function voice(): TemplateResult | typeof nothing {
  if (!globalThis.speechSynthesis) return nothing;
  const kept = memory();
  return toggle(WORDS.voice, WORDS.voiceMeans, kept.ownVoice, (on) => (kept.ownVoice = on));
}

function hold(saver: Saver, limits: Limits): TemplateResult {
  const { hold_s } = saver.shown;
  return html`<fieldset>
    <legend>${WORDS.hold}</legend>
    ${radio(WORDS.holdEach, hold_s === null, () => saver.set({ hold_s: null }))}
    ${radio(WORDS.holdAlways, hold_s !== null, () => saver.set({ hold_s: FIRST_HOLD_S }))}
    <label class="seconds" ?hidden=${hold_s === null}>
      ${WORDS.holdSeconds}
      <input
        type="number"
        inputmode="numeric"
        min=${limits.hold_s[0]}
        max=${limits.hold_s[1]}
        .value=${live(String(hold_s ?? FIRST_HOLD_S))}
        @change=${(event: Event) => typed(saver, limits, event.target as HTMLInputElement)}
      />
    </label>
  </fieldset>`;
}

function radio(label: string, on: boolean, set: () => void): TemplateResult {
  return html`<label class="toggle">
    <input type="radio" name="hold" .checked=${live(on)} @change=${set} />
    <span>${label}</span>
  </label>`;
}

function typed(saver: Saver, limits: Limits, field: HTMLInputElement): void {
  const [least, most] = limits.hold_s;
  const seconds = Math.round(field.valueAsNumber);
  if (seconds >= least && seconds <= most) void saver.set({ hold_s: seconds });
  else saver.refuse(WORDS.holdBetween(least, most)); // what is no number fits no limits
}
