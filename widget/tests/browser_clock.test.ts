import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BrowserClock } from '../src/element/browser_clock.js';

/** A worker whose timers are let go by hand, as those of a page that sleeps are not. */
class FakeWorker {
  static made: FakeWorker[] = [];
  onmessage: ((event: { data: number }) => void) | null = null;
  asked: [number, number][] = [];
  ended = false;

  constructor(readonly script: string) {
    FakeWorker.made.push(this);
  }

  postMessage(asked: [number, number]): void {
    this.asked.push(asked);
  }

  terminate(): void {
    this.ended = true;
  }
}

let clock: BrowserClock;
let hidden = false;

function look(away: boolean): void {
  hidden = away;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (hidden ? 'hidden' : 'visible'));
  FakeWorker.made = [];
  hidden = false;
  clock = new BrowserClock(location.origin);
});

afterEach(() => {
  clock.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('calls once, not before its time, and not when it was taken back', () => {
  const called: string[] = [];
  clock.after(0.0101, () => called.push('first'));
  clock.after(0.02, () => called.push('never'))();
  vi.advanceTimersByTime(10);
  expect(called).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(called).toEqual(['first']);
  expect(FakeWorker.made).toEqual([]);
});

it('is woken by a worker while nobody looks, and by whichever is first', () => {
  const called: string[] = [];
  clock.after(1, () => called.push('before'));
  look(true);
  clock.after(2, () => called.push('after'));
  const worker = FakeWorker.made[0] as FakeWorker;
  expect(worker.script).toBe(`${location.origin}/timer.js`);
  expect(worker.asked.map(([, wait]) => Math.round(wait))).toEqual([1000, 2000]);
  for (const [id] of worker.asked) worker.onmessage?.({ data: id });
  expect(called).toEqual(['before', 'after']);
  vi.advanceTimersByTime(5000); // the page's own timers, a second late: they were done
  expect(called).toEqual(['before', 'after']);
  look(false);
  expect(worker.ended).toBe(true);
});

it('loads the script of another origin by one of its own', () => {
  clock.close();
  clock = new BrowserClock('https://elsewhere.example');
  look(true);
  expect(FakeWorker.made[0]?.script).toMatch(/^blob:/);
});

it('does with its own timers where workers are forbidden', () => {
  vi.stubGlobal('Worker', class {
    constructor() {
      throw new Error('forbidden');
    }
  });
  look(true);
  const called: string[] = [];
  clock.after(1, () => called.push('done'));
  vi.advanceTimersByTime(1000);
  expect(called).toEqual(['done']);
});
