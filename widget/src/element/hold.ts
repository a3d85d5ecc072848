import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Coach } from '../core/coach.js';
import type { SegmentMessage } from '../protocol.js';
import { WORDS, clockFace } from '../words.js';
import { icon } from './icons.js';

export const RADIUS = 46;
export const ROUND = 2 * Math.PI * RADIUS;

/**
 * A hold, to be followed from two metres away. What changes from frame to frame (ring, seconds,
 * breath) is painted by `Painter`, and left alone here.
 */
export function hold(coach: Coach, now: number, nameOf: (id: string) => string): TemplateResult {
  const { player } = coach;
  const { segment, hold: current, next, holds, done } = player.moment(now);
  const shown = current ?? segment;
  const stretch = segment?.stretch ?? player.session?.stretch ?? '';
  const still = !player.running;
  return html`<section class="hold" aria-label=${nameOf(stretch)}>
    <h3>${nameOf(stretch)}</h3>
    <div class="stage">
      <img src=${picture(coach.server, stretch, shown?.side)} alt="" />
      <div class="ring">
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle class="breath" cx="50" cy="50" r="0"></circle>
          <circle cx="50" cy="50" r=${RADIUS}></circle>
          ${svg`<circle class="done" cx="50" cy="50" r=${RADIUS} stroke-dasharray=${ROUND}></circle>`}
        </svg>
        <div class="text">
          <span class="what">${still ? WORDS.paused : segment ? WORDS.kinds[segment.kind] : ''}</span>
          <span class="clock" role="timer" aria-live="off"></span>
          <span class="what">${shown?.side ? WORDS.side[shown.side] : ''}</span>
        </div>
      </div>
    </div>
    <p class="caption">${coach.guide.caption}</p>
    <p class="meta">
      ${holds ? html`<span>${WORDS.of(Math.min(done + 1, holds), holds)}</span>` : nothing}
      <span class="breathe"></span>
      <span>${coming(next, stretch, nameOf)}</span>
      <span class="total"></span>
    </p>
    ${bar(coach, still)}
  </section>`;
}

function picture(server: string, stretch: string, side: string | undefined): string {
  return `${server}/api/pose/${encodeURIComponent(stretch)}-${side ?? 'left'}.svg`;
}

function coming(
  next: SegmentMessage | undefined,
  stretch: string,
  nameOf: (id: string) => string,
): string {
  if (!next) return WORDS.last;
  const side = next.side ? WORDS.side[next.side].toLowerCase() : '';
  const what = next.stretch === stretch ? side || WORDS.hold.toLowerCase() : nameOf(next.stretch);
  return `${WORDS.next}: ${what}, ${clockFace(next.end - next.start)}`;
}

function bar(coach: Coach, still: boolean): TemplateResult {
  const key = (name: 'back' | 'more' | 'skip', words: string) =>
    html`<button type="button" class="key" @click=${() => coach.say(words)}>
      ${icon(name)} ${WORDS[name]}
    </button>`;
  return html`<div class="bar">
    <button
      type="button"
      class="main"
      aria-keyshortcuts="Space"
      title=${WORDS.keys}
      @click=${() => coach.toggle()}
    >
      ${icon(still ? 'resume' : 'pause')} ${still ? WORDS.resume : WORDS.pause}
    </button>
    ${key('back', WORDS.say.back)} ${key('more', WORDS.say.more)} ${key('skip', WORDS.say.skip)}
    <button type="button" class="key" @click=${() => coach.hold(WORDS.say.stop)}>
      ${icon('stop')} ${WORDS.stop}
    </button>
  </div>`;
}
