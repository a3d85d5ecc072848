import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from './data.js';
import { fullDay, longMonth, shortMonth, weekdayOf, WORDS } from './words.js';

export const WEEKS = 12;
const DAY_MS = 86_400_000;

export interface Day {
  day: string;
  number: number;
  /** Is it today, or has it not come yet? */
  when: 'past' | 'today' | 'future';
  sessions: Session[];
  held_s: number;
}

/** The day so many days later. Days of UTC have 24 hours each, whatever clocks do where the person lives. */
function later(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
  return later(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
}

/** Weeks from Monday to Sunday, the oldest first; the last one has today in it. */
export function weeksOf(today: string, sessions: readonly Session[], count = WEEKS): Day[][] {
  const first = firstDay(today, count);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => dayOf(later(first, week * 7 + weekday), today, sessions)),
  );
}

/** The Monday that the calendar begins with. */
export function firstDay(today: string, count = WEEKS): string {
  return later(mondayOf(today), -7 * (count - 1));
}

function dayOf(day: string, today: string, all: readonly Session[]): Day {
  const sessions = all.filter((one) => one.day === day);
  const held_s = sessions.reduce((sum, one) => sum + one.held_s, 0);
  // Written this way, days are in the order of the alphabet.
  const when = day === today ? 'today' : day < today ? 'past' : 'future';
  return { day, number: Number(day.slice(8)), when, sessions, held_s };
}

/** The table, and below it what was done on the chosen day. */
export function calendar(weeks: Day[][], chosen: string, choose: (day: string) => void): TemplateResult {
  const day = weeks.flat().find((one) => one.day === chosen);
  return html`<div class="calendar">
    <div class="wide">
      <table class="days">
        <caption>${WORDS.calendar}</caption>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">${WORDS.month}</span></th>
            ${WORDS.weekdays.map(([short, long]) => html`<th scope="col">${twice(short, long)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map((week, index) => row(week, index === 0, chosen, choose))}
        </tbody>
      </table>
    </div>
    <div class="chosen" aria-live="polite">${day ? done(day) : nothing}</div>
  </div>`;
}

function row(week: Day[], isFirst: boolean, chosen: string, choose: (day: string) => void): TemplateResult {
  const monday = week[0]?.day ?? '';
  const begins = week.find((one) => one.number === 1) ?? (isFirst ? week[0] : undefined);
  return html`<tr>
    <th scope="row">${twice(begins ? shortMonth(begins.day) : '', WORDS.weekFrom(monday))}</th>
    ${week.map((one) => html`<td>${cell(one, one.day === chosen, choose)}</td>`)}
  </tr>`;
}

function cell(one: Day, isChosen: boolean, choose: (day: string) => void): TemplateResult {
  const current = one.when === 'today' ? 'date' : nothing;
  const number = html`<time datetime=${one.day}>${one.number}</time>`;
  if (!one.sessions.length) return html`<span class=${`day ${one.when}`} aria-current=${current}>${number}</span>`;
  const told = `${longMonth(one.day)}, ${WORDS.heldIn(one.held_s, one.sessions.length)}`;
  return html`<button
    type="button"
    class=${`day ${one.when}`}
    aria-current=${current}
    aria-pressed=${isChosen}
    @click=${() => choose(one.day)}
  >
    ${number}<span class="unseen"> ${told}</span><span class="dot" aria-hidden="true"></span>
  </button>`;
}

function done(day: Day): TemplateResult {
  return html`<h3>${weekdayOf(day.day)}</h3>
    ${sessionList(day.sessions)}`;
}

/** The sessions that are older than the calendar: nothing that is kept is left unseen. */
export function earlier(sessions: readonly Session[], first: string): TemplateResult | typeof nothing {
  const older = sessions.filter((one) => one.day < first).reverse();
  if (!older.length) return nothing;
  return html`<details>
    <summary><bdi>${WORDS.earlier(older.length)}</bdi></summary>
    ${sessionList(older, true)}
  </details>`;
}

function sessionList(sessions: readonly Session[], dated = false): TemplateResult {
  return html`<ul class="sessions">
    ${sessions.map(
      (one) => html`<li>
        <strong><bdi>${one.name}</bdi></strong>
        <span>
          ${dated ? `${fullDay(one.day)}, ` : nothing}${WORDS.held(one.held_s)}${one.finished ? nothing : `, ${WORDS.early}`}
        </span>
        ${one.stretches.length ? links(one) : nothing}
      </li>`,
    )}
  </ul>`;
}

function links(session: Session): TemplateResult {
  return html`<ul>
    ${session.stretches.map(
      ({ id, name }) => html`<li><a href=${`/library.html#${encodeURIComponent(id)}`}><bdi>${name}</bdi></a></li>`,
    )}
  </ul>`;
}

/** What is seen, and what is read out in its place. */
function twice(seen: string, read: string): TemplateResult {
  return html`<span aria-hidden="true">${seen}</span><span class="unseen">${read}</span>`;
}
