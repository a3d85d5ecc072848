import { html, nothing, type TemplateResult } from 'lit';
import type { Dose, Week } from './data.js';
import { fullDay, minutes, shortDay, WORDS } from './words.js';

/** How far the longest bar's line is from the end: beyond the target there is room to be seen. */
const BEYOND = 1.25;

export interface Bar {
  name: string;
  held_s: number;
  /** Of the whole width, from 0 to 100. */
  share: number;
  reached: boolean;
}

/** All bars on one scale, with the target's place on it. */
export function barsOf({ groups, target_s }: Dose): { bars: Bar[]; target: number } {
  const whole = Math.max(target_s * BEYOND, ...groups.map((one) => one.held_s), 1);
  const share = (seconds: number) => (100 * Math.max(0, seconds)) / whole;
  const bars = groups.map(({ name, held_s }) => ({ name, held_s, share: share(held_s), reached: held_s >= target_s }));
  return { bars, target: share(target_s) };
}

/** Each group of muscles, as a list for those who hear it and bars for those who see it. */
export function dose(of: Dose): TemplateResult {
  if (!of.groups.length) return html`<p>${WORDS.doseNone}</p>`;
  const { bars, target } = barsOf(of);
  return html`<p>${WORDS.doseOf(of.target_s)}</p>
    <ul class="bars">
      ${bars.map(
        (bar) => html`<li>
          <span class="name"><bdi>${bar.name}</bdi></span>
          <span class="track" aria-hidden="true">
            <span class="bar" .style=${`inline-size: ${bar.share.toFixed(2)}%`}></span>
            <span class="target" .style=${`inset-inline-start: ${target.toFixed(2)}%`}></span>
          </span>
          <span class="value">
            ${WORDS.ofTarget(bar.held_s, of.target_s)}${bar.reached
              ? html`<span class="reached"><span aria-hidden="true"> ✓</span><span class="unseen">, ${WORDS.reached}</span></span>`
              : nothing}
          </span>
        </li>`,
      )}
    </ul>
    <p class="quiet">${WORDS.source} ${of.source}</p>`;
}

/** How high each week is, from 0 to 100, beside the longest. */
export function heights(weeks: readonly Week[]): number[] {
  const most = Math.max(1, ...weeks.map((one) => one.held_s));
  return weeks.map((one) => (100 * one.held_s) / most);
}

/** A chart for the eyes, and the same as a table for those who hear it. */
export function weekByWeek(weeks: readonly Week[]): TemplateResult | typeof nothing {
  if (!weeks.some((one) => one.held_s > 0)) return nothing;
  const high = heights(weeks);
  return html`<h3>${WORDS.weeks}</h3>
    <p class="quiet" aria-hidden="true">${WORDS.weeksOf}</p>
    <div class="columns" aria-hidden="true">
      ${weeks.map(
        (one, index) => html`<div>
          <span class="column" .style=${`block-size: ${high[index]?.toFixed(2)}%`}>
            <span class="number">${one.held_s ? minutes(one.held_s) : nothing}</span>
          </span>
        </div>`,
      )}
    </div>
    <p class="ends" aria-hidden="true">
      <span>${shortDay(weeks[0]?.from ?? '')}</span><span>${shortDay(weeks.at(-1)?.from ?? '')}</span>
    </p>
    ${table(weeks)}`;
}

function table(weeks: readonly Week[]): TemplateResult {
  return html`<div class="unseen">
    <table>
      <caption>${WORDS.weeksOf}</caption>
      <thead>
        <tr>
          ${[WORDS.weekColumn, WORDS.minutesColumn, WORDS.sessionsColumn].map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (one) => html`<tr>
            <th scope="row">${fullDay(one.from)}</th>
            <td>${minutes(one.held_s)}</td>
            <td>${one.sessions}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
