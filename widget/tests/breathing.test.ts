import { expect, it } from 'vitest';
import { breathAt } from '../src/core/breathing.js';

const hold = { kind: 'hold', start: 5, end: 35, stretch: 'x', rep: 1 } as const;
const cues = [
  { at: 1, kind: 'breath', text: 'before the hold' },
  { at: 7, kind: 'breath', text: 'in' },
  { at: 10, kind: 'form', text: 'knee' },
  { at: 13, kind: 'breath', text: 'out' },
] as const;

it('breathes when the voice says so', () => {
  expect(breathAt(7, hold, [...cues])).toEqual({ phase: 'in', full: 0 });
  expect(breathAt(12.9, hold, [...cues])).toMatchObject({ phase: 'in' });
  expect(breathAt(13, hold, [...cues])).toEqual({ phase: 'out', full: 1 });
  expect(breathAt(19, hold, [...cues])).toEqual({ phase: 'in', full: 0 });
});

it('breathes out before it is told to breathe in', () => {
  expect(breathAt(5, hold, [...cues]).phase).toBe('out');
});

it('has a pace of its own where nothing is said', () => {
  expect(breathAt(5, hold, [])).toEqual({ phase: 'in', full: 0 });
  expect(breathAt(10, hold, []).phase).toBe('out');
  expect(breathAt(15, hold, []).phase).toBe('in');
});
