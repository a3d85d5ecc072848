import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Coach } from '../core/coach.js';
import type { Line } from '../core/memory.js';
import { WORDS } from '../words.js';

/** The conversation. Every text is text: nothing in it is ever taken for markup. */
export function talk(coach: Coach, ideas: readonly string[]): TemplateResult {
  const last = coach.lines.at(-1);
  const choices = coach.lines.length ? lastChoices(coach.lines) : ideas;
  return html`<div class="talk" tabindex="0" role="log" aria-live="off" aria-label=${WORDS.chat}>
    ${coach.lines.length ? nothing : html`<p class="line limber">${WORDS.hello}</p>`}
    ${repeat(
      coach.lines,
      (line) => line.id,
      (line) => one(line, coach),
    )}
    ${choices.length && last?.who !== 'me'
      ? html`<div class="choices">
          ${choices.map(
            (choice) =>
              html`<button type="button" @click=${() => coach.say(choice)}>${choice}</button>`,
          )}
        </div>`
      : nothing}
    ${coach.typing ? html`<p class="typing">${WORDS.typing} …</p>` : nothing}
  </div>`;
}

/** What can be answered to what was said last; a reply has more than one line. */
function lastChoices(lines: readonly Line[]): readonly string[] {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] as Line;
    if (line.who === 'me') return [];
    if (line.buttons) return line.buttons;
  }
  return [];
}

function one(line: Line, coach: Coach): TemplateResult {
  const who = line.who === 'me' ? WORDS.me : WORDS.limber;
  const kind = `line ${line.who}${line.notice ? ' notice' : ''}`;
  const level = line.notice as keyof typeof WORDS.levels | undefined;
  return html`<div class=${kind}>
    <span class="visually-hidden">${who}:</span>
    ${level ? html`<strong>${WORDS.levels[level] ?? ''}</strong>` : nothing}
    ${line.card ? card(line.card, coach.server) : html`<div class="words">${line.text}</div>`}
    ${line.failed
      ? html`<div class="failed">
          ${WORDS.notSent}
          <button type="button" @click=${() => coach.retry(line.id)}>${WORDS.retry}</button>
        </div>`
      : nothing}
  </div>`;
}

function card(shown: NonNullable<Line['card']>, server: string): TemplateResult {
  const picture = shown.picture && /^[\w-]+$/.test(shown.picture) ? shown.picture : undefined;
  return html`<strong>${shown.title}</strong>
    ${picture ? html`<img src=${`${server}/api/pose/${picture}.svg`} alt="" />` : nothing}
    ${shown.lines.length
      ? html`<ul>
          ${shown.lines.map((text) => html`<li>${text}</li>`)}
        </ul>`
      : nothing}`;
}
