/**
 * Tells a screen reader what a blind person needs, and no more. One place for all, in the page itself:
 * what is announced inside a shadow root, some readers do not hear.
 */
import type { Happening } from '../core/happening.js';
import { LANGUAGE, WORDS } from '../words.js';

export class Announcer {
  private place: HTMLElement | undefined;

  open(): void {
    const place = document.createElement('div');
    place.setAttribute('role', 'status');
    place.setAttribute('aria-live', 'polite');
    place.lang = LANGUAGE;
    place.dataset.limber = 'announcer';
    Object.assign(place.style, {
      position: 'absolute',
      inlineSize: '1px',
      blockSize: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    document.body.append(place);
    this.place = place;
  }

  close(): void {
    this.place?.remove();
    this.place = undefined;
  }

  heard(what: Happening): void {
    if (what.kind === 'reply') this.say(what.text);
    else if (what.kind === 'session-paused') this.say(WORDS.paused);
    else if (what.kind === 'session-ended') this.say(WORDS.done);
    else if (what.kind === 'segment') {
      const { kind, side, start, end } = what.segment;
      const parts: string[] = [WORDS.kinds[kind]];
      if (side) parts.push(WORDS.side[side]);
      if (kind === 'hold' || kind === 'rest') parts.push(WORDS.seconds(Math.round(end - start)));
      this.say(parts.join(', '));
    }
  }

  private say(text: string): void {
    if (!this.place) return;
    const line = document.createElement('p');
    line.textContent = text;
    this.place.append(line);
    while (this.place.childElementCount > 6) this.place.firstElementChild?.remove();
  }
}
