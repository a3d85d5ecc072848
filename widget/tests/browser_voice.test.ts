import { beforeEach, expect, it, vi } from 'vitest';
import { BrowserVoice } from '../src/element/browser_voice.js';

class Utterance {
  rate = 1;
  volume = 1;
  onend: (() => void) | null = null;
  constructor(readonly text: string) {}
}

let said: Utterance[];
let cancelled: number;
let voice: BrowserVoice;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  said = [];
  cancelled = 0;
  voice = new BrowserVoice({
    speak: (one: unknown) => void said.push(one as Utterance),
    cancel: () => (cancelled += 1),
  } as unknown as SpeechSynthesis);
});

it('speaks at its time, as the person wants it, and tells when that was said', async () => {
  let ended = false;
  void voice.say('Hold.', 0.25, 0.7, 1.5).then(() => (ended = true));
  vi.advanceTimersByTime(240);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(20);
  expect(said[0]).toMatchObject({ text: 'Hold.', rate: 0.7, volume: 1 });
  said[0]?.onend?.();
  await vi.runAllTimersAsync();
  expect(ended).toBe(true);
});

it('falls silent, also before it has begun', () => {
  void voice.say('Hold.', 1);
  voice.hush();
  vi.advanceTimersByTime(2000);
  expect(said).toEqual([]);
  expect(cancelled).toBe(1);
});

it('does without where a browser has none', async () => {
  const none = new BrowserVoice(undefined);
  vi.stubGlobal('speechSynthesis', undefined);
  expect(new BrowserVoice().there).toBe(false);
  await none.say('Hold.', 0);
});
