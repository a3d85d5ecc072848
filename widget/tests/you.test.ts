import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstDay, weeksOf } from '../src/you/calendar.js';
import { forgetHere, type Mine, type Session } from '../src/you/data.js';
import { barsOf, heights } from '../src/you/dose.js';
import { LimberYou } from '../src/you/limber-you.js';
import { clock, length, minutes, WORDS } from '../src/you/words.js';

if (!customElements.get('limber-you')) customElements.define('limber-you', LimberYou);

const KEY = `limber ${location.origin}`;
const HOSTILE = '<img src=x onerror="window.hacked = true"><b>Morning</b>';
const PREFERENCES = { rate: 1, volume: 1, talk: 'usual', hold_s: null, history: true } as const;

function session(day: string, more: Partial<Session> = {}): Session {
  return { at: 0, day, name: 'the Cat Cow', held_s: 240, finished: true, stretches: [{ id: 'cat_cow', name: 'Cat Cow' }], ...more };
}

function mine(more: Partial<Mine> = {}): Mine {
  return {
    today: '2026-11-27',
    sessions: [session('2026-11-26'), session('2026-11-26', { held_s: 480, finished: false, name: HOSTILE }), session('2026-11-27')],
    streak: 2,
    dose: { target_s: 300, source: 'A study of 2018.', groups: [{ id: 'hamstrings', name: 'hamstrings', held_s: 150 }] },
    weeks: [
      { from: '2026-11-16', held_s: 0, sessions: 0 },
      { from: '2026-11-23', held_s: 960, sessions: 3 },
    ],
    preferences: PREFERENCES,
    limits: { rate: [0.55, 1.6], volume: [0.4, 1.6], hold_s: [5, 300], step: 0.15 },
    conditions: [{ id: 'hip_replacement', name: 'a hip replacement' }],
    routines: [{ id: 'own_morning', name: HOSTILE, minutes: 8.5, stretches: 5 }],
    folder: '/home/somebody/.local/share/limber',
    in_session: false,
    ...more,
  };
}

/** The server, as the contract has it. */
interface Asked {
  address: string;
  method: string;
  authorization: string | undefined;
  body: unknown;
}
let kept: Mine;
let asked: Asked[];
let refusal: { status: number; problem: unknown } | 'away' | undefined;

async function serve(address: string, request: RequestInit = {}): Promise<Response> {
  const body = request.body ? (JSON.parse(request.body as string) as Record<string, unknown>) : undefined;
  const { authorization } = request.headers as Record<string, string>;
  asked.push({ address, method: request.method ?? 'GET', authorization, body });
  if (refusal === 'away') throw new TypeError('no network');
  if (refusal) return Response.json({ problem: refusal.problem }, { status: refusal.status });
  if (address === '/api/me/preferences.json') kept = { ...kept, preferences: { ...kept.preferences, ...body } };
  if (body?.['what'] === 'history') kept = { ...kept, sessions: [], streak: 0 };
  if (body?.['what'] === 'condition') kept = { ...kept, conditions: [] };
  if (body?.['what'] === 'routine') kept = { ...kept, routines: [] };
  return Response.json(address === '/api/me/preferences.json' ? { preferences: kept.preferences } : kept);
}

let page: LimberYou;

async function open(): Promise<void> {
  page = document.createElement('limber-you') as LimberYou;
  document.body.append(page);
  await settled();
}

/** All that is under way has ended, and is drawn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done));
  await page.updateComplete;
}

const all = (which: string) => [...page.shadowRoot!.querySelectorAll<HTMLElement>(which)];
const words = (which: string) => all(which).map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim());
const part = (name: string) => words(`section[aria-labelledby=${name}]`)[0] ?? '';
const status = (name: string) => words(`section[aria-labelledby=${name}] [role=status]`).join('');
const dialog = () => page.shadowRoot!.querySelector('dialog') as HTMLDialogElement;
const posts = () => asked.filter((one) => one.method === 'POST').map(({ address, body }) => ({ address, body }));

async function press(name: string, within = 'section'): Promise<void> {
  const found = all(`${within} button`).find((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim().startsWith(name));
  if (!found) throw new Error(`no button: ${name}`);
  found.click();
  await settled();
}

async function change(which: string, value: string | boolean): Promise<HTMLInputElement> {
  const field = all(which)[0] as HTMLInputElement;
  if (typeof value === 'string') field.value = value;
  else field.checked = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
  return field;
}

beforeEach(() => {
  localStorage.setItem(KEY, JSON.stringify({ token: 'secret', seq: 1, lines: [], sound: false }));
  kept = mine();
  asked = [];
  refusal = undefined;
  vi.stubGlobal('fetch', vi.fn(serve));
  // As browsers do it: that it was closed is told a little later.
  vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(function (this: HTMLDialogElement) {
    this.open = false;
    setTimeout(() => this.dispatchEvent(new Event('close')));
  });
});

afterEach(() => {
  page?.remove();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the weeks of a calendar', () => {
  const days = (today: string, count: number) => weeksOf(today, [], count).map((week) => week.map((one) => one.day.slice(5)).join(' '));

  it.each([
    ['a month changes', '2026-12-02', '11-30 12-01 12-02 12-03 12-04 12-05 12-06'],
    ['a year changes', '2027-01-01', '12-28 12-29 12-30 12-31 01-01 01-02 01-03'],
    ['a leap day', '2028-03-01', '02-28 02-29 03-01 03-02 03-03 03-04 03-05'],
    ['no leap day', '2027-03-01', '03-01 03-02 03-03 03-04 03-05 03-06 03-07'],
    ['today is a Monday', '2026-11-23', '11-23 11-24 11-25 11-26 11-27 11-28 11-29'],
    ['today is a Sunday', '2026-11-29', '11-23 11-24 11-25 11-26 11-27 11-28 11-29'],
    ['clocks go back', '2026-10-25', '10-19 10-20 10-21 10-22 10-23 10-24 10-25'],
  ])('%s', (_, today, week) => {
    expect(days(today, 1)).toEqual([week]);
  });

  it('are twelve, the oldest first', () => {
    const weeks = weeksOf('2026-11-27', []);
    expect(weeks).toHaveLength(12);
    expect(weeks.map((week) => week[0]?.day).slice(0, 2)).toEqual(['2026-09-07', '2026-09-14']);
    expect(firstDay('2026-11-27')).toBe('2026-09-07');
    expect(weeks.at(-1)?.at(-1)?.day).toBe('2026-11-29');
  });

  it('know what was done, and what is to come', () => {
    const week = weeksOf('2026-11-27', [session('2026-11-26'), session('2026-11-26', { held_s: 60 })], 1)[0]!;
    expect(week.map((one) => one.held_s)).toEqual([0, 0, 0, 300, 0, 0, 0]);
    expect(week[3]?.sessions).toHaveLength(2);
    expect(week.map((one) => one.when)).toEqual(['past', 'past', 'past', 'past', 'today', 'future', 'future']);
  });
});

describe('lengths', () => {
  it.each([
    [0, '0:00'],
    [59.9, '0:59'],
    [150, '2:30'],
    [299.9, '4:59'],
    [3605, '60:05'],
    [-1, '0:00'],
  ])('%d s on the clock', (seconds, face) => expect(clock(seconds)).toBe(face));

  it.each([
    [1, '1 second'],
    [40, '40 seconds'],
    [59.6, '1 minute'],
    [60, '1 minute'],
    [720, '12 minutes'],
  ])('%d s in words', (seconds, told) => expect(length(seconds)).toBe(told));

  it('are rounded to minutes', () => expect([0, 29, 30, 90, 900].map(minutes)).toEqual([0, 0, 1, 2, 15]));
});

describe('bars', () => {
  const held = (...seconds: number[]) =>
    barsOf({ target_s: 300, source: '', groups: seconds.map((held_s, id) => ({ id: String(id), name: '', held_s })) });

  it('leave room beyond the target', () => {
    expect(held(0, 150, 300)).toEqual({
      target: 80,
      bars: [
        { name: '', held_s: 0, share: 0, reached: false },
        { name: '', held_s: 150, share: 40, reached: false },
        { name: '', held_s: 300, share: 80, reached: true },
      ],
    });
  });

  it('never leave their track, far over the target', () => {
    const { bars, target } = held(3000, 299.9);
    expect(bars.map((one) => one.share)).toEqual([100, expect.closeTo(9.997)]);
    expect(bars.map((one) => one.reached)).toEqual([true, false]);
    expect(target).toBe(10);
  });

  it('stand without a division by nothing', () => {
    expect(barsOf({ target_s: 0, source: '', groups: [{ id: 'a', name: '', held_s: 0 }] }).bars[0]?.share).toBe(0);
    const week = (held_s: number) => ({ from: '2026-11-23', held_s, sessions: 1 });
    expect(heights([week(0), week(0)])).toEqual([0, 0]);
    expect(heights([week(300), week(1200)])).toEqual([25, 100]);
  });
});

describe('what you did', () => {
  beforeEach(open);

  it('is read once, with the token', () => {
    expect(asked).toEqual([{ address: '/api/me.json', method: 'GET', authorization: 'Bearer secret', body: undefined }]);
  });

  it('is told in a sentence', () => {
    expect(part('did')).toContain('2 days in a row. 3 sessions so far.');
  });

  it('is a table from Monday, with a name and headers', () => {
    expect(words('.days caption')[0]).toContain('12 weeks');
    expect(words('.days th[scope=col] .unseen')).toEqual(['Month', ...WORDS.weekdays.map((one) => one[1])]);
    expect(all('.days tbody tr')).toHaveLength(12);
    expect(words('.days tbody th .unseen')[0]).toBe('Week from 7 September 2026');
  });

  it('marks days by more than colour, and today', () => {
    expect(words('.days button')).toEqual([
      '26 November, 12 minutes held in 2 sessions',
      '27 November, 4 minutes held in 1 session',
    ]);
    expect(all('.days button .dot')).toHaveLength(2);
    expect(words('[aria-current=date]')).toEqual(['27 November, 4 minutes held in 1 session']);
  });

  it('is listed for the day that is pressed, until it is pressed again', async () => {
    await press('26');
    expect(words('.chosen h3')[0]).toContain('26 November 2026');
    expect(words('.chosen .sessions > li strong')).toEqual(['the Cat Cow', HOSTILE]);
    expect(words('.chosen .sessions > li > span')).toEqual(['4 minutes held', '8 minutes held, ended early']);
    expect((all('.chosen a')[0] as HTMLAnchorElement).getAttribute('href')).toBe('/library.html#cat_cow');
    expect(all('.days [aria-pressed=true]')).toHaveLength(1);
    await press('26');
    expect(words('.chosen')).toEqual(['']);
  });
});

it('shows what is older than the calendar, too', async () => {
  kept = mine({ sessions: [session('2026-01-05', { name: 'the Pigeon' }), session('2026-11-27')] });
  await open();
  expect(words('summary')).toEqual(['1 session before these weeks']);
  expect(words('details li')[0]).toContain('the Pigeon 5 January 2026, 4 minutes held');
});

it('says so when the oldest are lost already', async () => {
  kept = mine({ sessions: Array.from({ length: 40 }, () => session('2026-11-27')) });
  await open();
  expect(part('did')).toContain('The latest 40 sessions');
});

describe('this week', () => {
  it('tells the value, the target and the source', async () => {
    await open();
    expect(words('.bars li')).toEqual(['hamstrings 2:30 of 5:00']);
    expect(part('week')).toContain('A study of 2018.');
    expect(all('.bar')[0]?.getAttribute('style')).toContain('40.00%');
  });

  it('tells in words that the target is reached', async () => {
    kept = mine({ dose: { target_s: 300, source: '', groups: [{ id: 'a', name: 'back', held_s: 700 }] } });
    await open();
    expect(words('.bars .reached .unseen')).toEqual([', reached']);
    expect(all('.bar')[0]?.getAttribute('style')).toContain('100.00%');
  });

  it('has its chart as a table', async () => {
    await open();
    expect(all('.column').map((one) => one.getAttribute('style'))).toEqual(['block-size: 0.00%;', 'block-size: 100.00%;']);
    expect(words('section[aria-labelledby=week] tbody tr')).toEqual(['16 November 2026 0 0', '23 November 2026 16 3']);
  });
});

describe('settings', () => {
  beforeEach(open);

  it.each([
    ['#rate', '1.15', { rate: 1.15 }],
    ['#volume', '0.4', { volume: 0.4 }],
    ['[role=switch]', true, { talk: 'less' }],
    ['section label:last-of-type [role=switch]', false, { history: false }],
  ])('%s is saved as it is changed', async (which, value, body) => {
    await change(which, value);
    expect(posts()).toEqual([{ address: '/api/me/preferences.json', body }]);
    expect(status('how')).toBe('Saved');
  });

  it('have the limits of the server', () => {
    const rate = all('#rate')[0] as HTMLInputElement;
    expect([rate.min, rate.max, rate.step, rate.value]).toEqual(['0.55', '1.6', '0.15', '1']);
    expect(rate.getAttribute('aria-valuetext')).toBe('100 %');
  });

  it('hold as each stretch says, or always so long', async () => {
    const [each, always] = all('[type=radio]') as HTMLInputElement[];
    expect([each?.checked, always?.checked, all('.seconds')[0]?.hidden]).toEqual([true, false, true]);
    always?.click();
    await settled();
    expect(all('.seconds')[0]?.hidden).toBe(false);
    await change('[type=number]', '45');
    each?.click();
    await settled();
    expect(posts().map((one) => one.body)).toEqual([{ hold_s: 30 }, { hold_s: 45 }, { hold_s: null }]);
  });

  it.each(['', '4', '301'])('do not send a hold of "%s" seconds', async (typed) => {
    (all('[type=radio]')[1] as HTMLInputElement).click();
    await settled();
    const field = await change('[type=number]', typed);
    expect(posts()).toHaveLength(1);
    expect(field.value).toBe('30');
    expect(status('how')).toBe('A hold has 5 to 300 seconds.');
  });

  it('offers the voice of this browser where there is one, and forgets it with the rest', async () => {
    await open();
    expect(part('how')).not.toContain(WORDS.voice);
    vi.stubGlobal('speechSynthesis', { cancel: () => undefined });
    await open();
    const [, voice] = all('[role=switch]') as HTMLInputElement[];
    expect(voice!.checked).toBe(false);
    voice!.click();
    expect(localStorage.getItem(`${KEY} voice`)).toBe('true');
    await open();
    expect((all('[role=switch]')[1] as HTMLInputElement).checked).toBe(true);
    forgetHere();
    expect(localStorage.getItem(`${KEY} voice`)).toBe(null);
  });

  it('go back when they are refused, and say why', async () => {
    refusal = { status: 429, problem: 'Too many changes. Wait a moment.' };
    const rate = await change('#rate', '1.3');
    const talk = await change('[role=switch]', true);
    expect([rate.value, talk.checked]).toEqual(['1', false]);
    expect(words('output')[0]).toBe('100 %');
    expect(status('how')).toBe('Too many changes. Wait a moment.');
  });

  it('go back when the server is away or broken', async () => {
    refusal = 'away';
    const talk = await change('[role=switch]', true);
    expect([talk.checked, status('how')]).toEqual([false, WORDS.notReached]);
    refusal = { status: 500, problem: 'a trace' };
    await change('[role=switch]', true);
    expect([talk.checked, status('how')]).toEqual([false, WORDS.notReached]);
  });

  it.each([
    ['stays where it is being moved', false, '1.45'],
    ['goes back even while it is being moved', true, '1'],
  ])('a slider %s, when an earlier change is answered (refused: %s)', async (_, refused, value) => {
    let answer = (): void => {};
    const first = new Promise<void>((done) => (answer = done));
    vi.stubGlobal('fetch', async (address: string, request: RequestInit) => (await first, serve(address, request)));
    const rate = await change('#rate', '1.3');
    rate.value = '1.45';
    rate.dispatchEvent(new Event('input', { bubbles: true }));
    if (refused) refusal = { status: 429, problem: 'Wait a moment.' };
    answer();
    await settled();
    expect(rate.value).toBe(value);
  });

  it('are shown as changed, and sent together, while one is being saved', async () => {
    let answer = (): void => {};
    const first = new Promise<void>((done) => (answer = done));
    vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
      if (!posts().length) await Promise.all([serve(address, request), first]);
      else await serve(address, request);
      return Response.json({ preferences: kept.preferences });
    });
    const rate = await change('#rate', '1.15');
    await change('#rate', '1.3');
    await change('#rate', '1.45');
    await change('#volume', '0.7');
    expect(posts()).toHaveLength(1);
    answer();
    await settled();
    expect(posts().map((one) => one.body)).toEqual([{ rate: 1.15 }, { rate: 1.45, volume: 0.7 }]);
    expect(rate.value).toBe('1.45');
  });
});

describe('what you told', () => {
  beforeEach(open);

  it('links to the routine, and shows its name as it is written', () => {
    const link = all('.told a')[0] as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('/routine.html#own_morning');
    expect(link.textContent).toBe(HOSTILE);
    expect(all('img, b')).toEqual([]);
    expect('hacked' in window).toBe(false);
  });

  it('is removed after asking, and the focus is not lost', async () => {
    await press('Remove a hip replacement');
    expect(dialog().open).toBe(true);
    expect(words('dialog p')[0]).toContain('kept away from you before');
    expect(posts()).toEqual([]);
    await press('Remove', 'dialog');
    expect(dialog().open).toBe(false);
    expect(posts()).toEqual([{ address: '/api/me/forget.json', body: { what: 'condition', id: 'hip_replacement' } }]);
    expect(part('told')).toContain(WORDS.conditionsNone);
    expect(status('told')).toBe('Removed: a hip replacement');
    expect(page.shadowRoot?.activeElement?.id).toBe('told');
  });

  it('is a routine, too', async () => {
    await press('Remove <img');
    expect(words('dialog h2')[0]).toBe(`Remove ${HOSTILE}?`);
    await press('Remove', 'dialog');
    expect(posts().at(-1)?.body).toEqual({ what: 'routine', id: 'own_morning' });
    expect(part('told')).toContain(WORDS.routinesNone);
    expect(all('img, b')).toEqual([]);
  });

  it('stays when it is refused', async () => {
    refusal = { status: 409, problem: 'Say stop first.' };
    await press('Remove a hip replacement');
    await press('Remove', 'dialog');
    expect(status('told')).toBe('Say stop first.');
    expect(part('told')).toContain('a hip replacement');
  });
});

describe('privacy', () => {
  beforeEach(open);

  it('names the folder', () => expect(words('code')).toEqual(['/home/somebody/.local/share/limber']));

  it('lets everything be taken along', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download, this.href.slice(0, 5));
    });
    await press('Download everything');
    expect(asked.at(-1)).toMatchObject({ address: '/api/me/export.json', method: 'GET', authorization: 'Bearer secret' });
    expect(saved).toEqual(['limber.json', 'blob:']);
    expect(status('privacy')).toBe(WORDS.downloaded);
  });

  it.each(['Delete what I did', 'Delete everything'])('"%s" asks first, with the focus on no', async (name) => {
    await press(name);
    expect(dialog().open).toBe(true);
    expect(words('dialog p')[0]).toContain('cannot be undone');
    expect(words('dialog [autofocus]')).toEqual(['Cancel']);
    await press('Cancel', 'dialog');
    expect(dialog().open).toBe(false);
    expect(posts()).toEqual([]);
  });

  it('deletes what was done', async () => {
    await press('Delete what I did');
    await press('Delete what I did', 'dialog');
    expect(posts()).toEqual([{ address: '/api/me/forget.json', body: { what: 'history' } }]);
    expect(part('did')).toContain(WORDS.didNothing);
    expect(status('privacy')).toBe(WORDS.deletedHistory);
    expect(localStorage.getItem(KEY)).not.toBeNull();
  });

  it('deletes everything, here as well', async () => {
    await press('Delete everything');
    await press('Delete everything', 'dialog');
    expect(posts()).toEqual([{ address: '/api/me/forget.json', body: { what: 'everything' } }]);
    expect(localStorage.getItem(KEY)).toBeNull();
    expect(words('.empty')).toEqual([WORDS.gone]);
    expect(all('section')).toHaveLength(1);
    expect(page.shadowRoot?.activeElement?.className).toBe('empty');
  });

  it.each(['Delete what I did', 'Delete everything'])('"%s" in a session is told as the server tells it', async (name) => {
    refusal = { status: 409, problem: 'You are in the middle of a session.' };
    await press(name);
    await press(name, 'dialog');
    expect(status('privacy')).toBe('You are in the middle of a session.');
    expect(localStorage.getItem(KEY)).not.toBeNull();
    expect(part('did')).toContain('3 sessions');
    expect(dialog().open).toBe(false);
  });

  it('says something of its own when the server gives no reason', async () => {
    refusal = { status: 400, problem: 7 };
    await press('Download everything');
    expect(status('privacy')).toBe(WORDS.refused);
  });
});

describe('without anything', () => {
  it('asks nothing of the server when there is no conversation', async () => {
    localStorage.clear();
    await open();
    expect(asked).toEqual([]);
    expect(words('.empty')).toEqual([WORDS.nothing]);
    expect(all('section button')).toEqual([]);
  });

  it('follows a conversation that another tab begins and ends', async () => {
    const tell = async () => {
      window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
      await settled();
    };
    const stored = localStorage.getItem(KEY) as string;
    localStorage.clear();
    await open();
    localStorage.setItem(KEY, stored);
    await tell();
    expect(part('did')).toContain('3 sessions');
    await tell(); // only a line was said
    expect(asked).toHaveLength(1);
    localStorage.clear();
    await tell();
    expect(words('.empty')).toEqual([WORDS.nothing]);
  });

  it('offers to try again when the server is away', async () => {
    refusal = 'away';
    await open();
    expect(words('[role=alert] p')).toEqual([WORDS.away]);
    refusal = undefined;
    await press('Try again', '[role=alert]');
    expect(part('did')).toContain('3 sessions');
  });

  it('tells why when the server does not know the token', async () => {
    refusal = { status: 401, problem: 'I do not know this conversation.' };
    await open();
    expect(words('[role=alert] p')).toEqual(['I do not know this conversation.']);
  });

  it('has an empty history', async () => {
    kept = mine({ sessions: [], streak: 0, dose: { target_s: 300, source: '', groups: [] }, weeks: [] });
    await open();
    expect(part('did')).toContain(WORDS.didNothing);
    expect(part('did')).not.toContain('in a row');
    expect(all('.days button')).toEqual([]);
    expect(words('[aria-current=date]')).toEqual(['27']);
    expect(part('week')).toBe(`This week ${WORDS.doseNone}`);
  });

  it('says when nothing is kept', async () => {
    kept = mine({ sessions: [], streak: 0, preferences: { ...PREFERENCES, history: false } });
    await open();
    expect(part('did')).toContain(WORDS.notKept);
    expect(part('did')).not.toContain(WORDS.didNothing);
  });
});
