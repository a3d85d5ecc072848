/** The pacer of a hold: it breathes in and out when the voice says so. */
import type { CueMessage, SegmentMessage } from '../protocol.js';

/** Of a breath in, or out, where no cue tells: six breaths a minute. */
const HALF_S = 5;

export interface Breath {
  phase: 'in' | 'out';
  /** How full, from 0 to 1: to draw a circle by. */
  full: number;
}

/**
 * Where a breath is at a position of the session. The first breath cue of a hold is for breathing in,
 * the second for breathing out (bot/session compiles them so): they set the pace for the whole hold.
 */
export function breathAt(position: number, hold: SegmentMessage, cues: readonly CueMessage[]): Breath {
  const [first, second] = cues.filter(
    (cue) => cue.kind === 'breath' && cue.at >= hold.start && cue.at < hold.end,
  );
  const half = first && second ? second.at - first.at : HALF_S;
  const since = position - (first?.at ?? hold.start);
  const at = ((since % (2 * half)) + 2 * half) % (2 * half);
  const eased = (share: number) => (1 - Math.cos(Math.PI * share)) / 2;
  return at < half
    ? { phase: 'in', full: eased(at / half) }
    : { phase: 'out', full: 1 - eased((at - half) / half) };
}
