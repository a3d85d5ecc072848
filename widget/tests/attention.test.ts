import { expect, it } from 'vitest';
import { Attention } from '../src/core/attention.js';

it('waits to be called', () => {
  const attention = new Attention();
  expect(attention.meant('what time is it', 100)).toBeUndefined();
  expect(attention.meant('hey limber what can you do', 100)).toEqual({
    text: 'what can you do',
    overheard: false,
  });
  expect(attention.meant('limber', 100)).toEqual({ text: '', overheard: false });
});

it('listens on for a while after an answer', () => {
  const attention = new Attention();
  attention.stay(100);
  expect(attention.meant('my hips', 111)).toEqual({ text: 'my hips', overheard: false });
  expect(attention.meant('my hips', 113)).toBeUndefined();
});

it('listens to everything in a session, which may be for others', () => {
  const attention = new Attention();
  attention.inSession = true;
  expect(attention.meant('skip this one', 100)).toEqual({ text: 'skip this one', overheard: true });
  expect(attention.meant('limber skip this one', 100)?.overheard).toBe(false);
});
