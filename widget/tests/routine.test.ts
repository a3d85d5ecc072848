import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused } from '../src/core/person.js';
import { Bench } from '../src/routine/bench.js';
import { Checker } from '../src/routine/checker.js';
import { Drag, gapAt, type Load, pull } from '../src/routine/drag.js';
import * as draft from '../src/routine/draft.js';
import { Ear } from '../src/routine/ear.js';
import { KEY, keepDraft, readDraft } from '../src/routine/keeping.js';
import { LimberRoutine } from '../src/routine/limber-routine.js';
import type { Checked, Server } from '../src/routine/server.js';
import { time, WORDS } from '../src/routine/words.js';
import { WORDS as LIMBER } from '../src/words.js';
import { FakeClock } from './helpers.js';

if (!customElements.get('limber-routine')) customElements.define('limber-routine', LimberRoutine);

const CONVERSATION = `limber ${location.origin}`;
const HOSTILE = '<img src=x onerror="window.hacked=1">';
const LIMITS: draft.Limits = { hold_s: { least: 15, most: 60 }, reps: { least: 1, most: 4 } };

const item = (stretch: string, hold_s = 30, reps = 2): draft.Item => ({ stretch, hold_s, reps });
const of = (...ids: string[]): draft.Draft => ({ ...draft.NOTHING, name: 'Morning', items: ids.map((id) => item(id)) });
const ids = (one: draft.Draft) => one.items.map(({ stretch }) => stretch).join(' ');
const told = (items: readonly draft.Item[], more: Partial<Checked> = {}): Checked => ({
  seconds: 60 * items.length,
  level: 3,
  equipment: ['mat'],
  items: items.map(() => ({ seconds: 60 })),
  problems: [],
  notes: [],
  ...more,
});

describe('a draft', () => {
  it.each([
    ['at the end', draft.added(of('a', 'b'), item('c')), 'a b c'],
    ['at a place', draft.added(of('a', 'b'), item('c'), 1), 'a c b'],
    ['before the first', draft.added(of('a', 'b'), item('c'), -3), 'c a b'],
    ['beyond the end', draft.added(of('a', 'b'), item('c'), 9), 'a b c'],
    ['removed', draft.removed(of('a', 'b', 'c'), 1), 'a c'],
    ['moved down', draft.moved(of('a', 'b', 'c'), 0, 1), 'b a c'],
    ['moved up', draft.moved(of('a', 'b', 'c'), 2, 0), 'c a b'],
    ['moved beyond the end', draft.moved(of('a', 'b', 'c'), 0, 9), 'b c a'],
    ['moved before the first', draft.moved(of('a', 'b', 'c'), 1, -1), 'b a c'],
  ])('%s', (_, after, order) => {
    expect(ids(after)).toBe(order);
  });

  const before = of('a', 'b');
  const full = of(...Array.from({ length: draft.MOST.items }, (_, at) => `s${at}`));
  it.each([
    ['a stretch that is there', draft.added(before, item('a')), before],
    ['one more than there may be', draft.added(full, item('b')), full],
    ['the removal of nothing', draft.removed(before, 2), before],
    ['a move to the same place', draft.moved(before, 1, 5), before],
    ['a move of nothing', draft.moved(before, 7, 0), before],
    ['the same amount', draft.changed(before, 0, 'hold_s', 30, LIMITS), before],
    ['no number', draft.changed(before, 0, 'hold_s', NaN, LIMITS), before],
    ['the amount of nothing', draft.changed(before, 5, 'reps', 3, LIMITS), before],
    ['the same name', draft.renamed(before, 'Morning'), before],
    ['the same items', draft.refilled(before, [item('a'), item('b')]), before],
  ])('is left as it is by %s', (_, after, same) => {
    expect(after).toBe(same);
  });

  it.each([
    ['hold_s', 45, 45],
    ['hold_s', 14, 15],
    ['hold_s', 61, 60],
    ['hold_s', 22.4, 22],
    ['reps', 0, 1],
    ['reps', 5, 4],
  ] as const)('keeps within what is right for a stretch: %s %d', (which, value, expected) => {
    expect(draft.changed(before, 1, which, value, LIMITS).items[1]?.[which]).toBe(expected);
    expect(before.items[1]?.[which]).not.toBe(expected); // the one before is as it was
  });

  it('takes other items, and keeps those that are as before', () => {
    const after = draft.refilled(before, [item('b'), item('a', 45)]);
    expect(after.items[0]).toBe(before.items[1]);
    expect(after.items[1]).toEqual(item('a', 45));
  });

  it.each([
    [undefined],
    [{}],
    [['a', null, 3]],
    [[{ stretch: 'a', hold_s: '30', reps: 1 }]],
    [[{ stretch: 'a', hold_s: 0, reps: 1 }]],
    [[{ stretch: 'a', hold_s: 1.5, reps: 1 }]],
    [[{ stretch: '../../x', hold_s: 30, reps: 1 }]],
    [[{ stretch: HOSTILE, hold_s: 30, reps: 1 }]],
  ])('has no items of %j', (value) => {
    expect(draft.itemsIn(value)).toEqual([]);
  });

  it('takes of items what it knows, and no more than there may be', () => {
    const many = Array.from({ length: 40 }, () => ({ ...item('a', 9999, 99), transition: 'brief' }));
    expect(draft.itemsIn(many)).toHaveLength(30);
    expect(draft.itemsIn(many)[0]).toEqual(item('a', 300, 30));
  });
});

describe('undo', () => {
  const start = of('a', 'b', 'c');
  it.each([
    ['add', (one: draft.Draft) => draft.added(one, item('d'))],
    ['remove', (one: draft.Draft) => draft.removed(one, 0)],
    ['move', (one: draft.Draft) => draft.moved(one, 0, 2)],
    ['amount', (one: draft.Draft) => draft.changed(one, 0, 'hold_s', 45, LIMITS)],
    ['name', (one: draft.Draft) => draft.renamed(one, 'Evening')],
    ['words', (one: draft.Draft) => draft.refilled(one, [item('z')])],
  ])('takes back: %s', (_, change) => {
    const after = change(start);
    const made = draft.done(draft.begun(start), after);
    expect(draft.undone(made).now).toBe(start);
    expect(draft.redone(draft.undone(made)).now).toBe(after);
    expect(draft.redone(made)).toBe(made); // nothing is there to be done again
  });

  it('has no way back before the first, and none forward after another change', () => {
    const made = draft.begun(start);
    expect(draft.undone(made)).toBe(made);
    const other = draft.done(draft.undone(draft.done(made, of('x'))), of('y'));
    expect(draft.redone(other)).toBe(other);
  });

  it('takes a whole name back at once, and no more', () => {
    let made = draft.done(draft.begun(start), draft.removed(start, 0));
    for (const name of ['E', 'Ev', 'Eve']) made = draft.done(made, draft.renamed(made.now, name), true);
    expect(draft.undone(made).now.name).toBe('Morning');
    expect(ids(draft.undone(made).now)).toBe('b c');
  });

  it('beyond "New" mixes no two routines up', () => {
    let made = draft.turnedOver(draft.begun(of('a')), { id: '', name: 'Other', items: [item('b')] });
    made = draft.identified(made, made.now.sheet, 'own_2');
    expect(made.now.id).toBe('own_2');
    expect(draft.undone(made).now.id).toBe('');
  });

  it('of what was saved keeps its id', () => {
    const made = draft.done(draft.begun(of('a')), of('a', 'b'));
    expect(draft.undone(draft.identified(made, 0, 'own_1')).now.id).toBe('own_1');
  });
});

describe('a draft is kept', () => {
  const kept = { id: 'own_1', name: HOSTILE, items: [item('a')], saved: true };
  const store = (value?: string) => ({ getItem: () => value ?? null, setItem: vi.fn(), removeItem: vi.fn() });

  it('and read again', () => {
    const storage = store();
    keepDraft(storage, kept);
    expect(readDraft(store(storage.setItem.mock.calls[0]?.[1] as string))).toEqual(kept);
  });

  it.each([['null'], ['{'], ['3'], ['{"name":3,"items":[]}'], ['{"name":"x","items":3}']])('not as %s', (value) => {
    expect(readDraft(store(value))).toBeUndefined();
  });

  it('never saved without an id that can be one', () => {
    expect(readDraft(store(JSON.stringify({ ...kept, id: '../x' })))).toMatchObject({ id: '', saved: false });
  });

  it('without a storage, with one that is full, and with one that is forbidden', () => {
    const broken = () => {
      throw new Error('no');
    };
    const storage = { getItem: broken, setItem: broken, removeItem: broken };
    expect(readDraft(storage)).toBeUndefined();
    expect(readDraft(undefined)).toBeUndefined();
    expect(() => keepDraft(storage, kept)).not.toThrow();
    expect(() => keepDraft(undefined, kept)).not.toThrow();
  });
});

describe('the check', () => {
  /** Each request, to be answered by hand. */
  function checker() {
    const clock = new FakeClock();
    const asked: { items: readonly draft.Item[]; answer(with_: Checked): void; fail(why: Error): void }[] = [];
    const ask = (items: readonly draft.Item[]) =>
      new Promise<Checked>((answer, fail) => asked.push({ items, answer, fail }));
    return { clock, asked, one: new Checker(ask, () => undefined, (seconds, call) => clock.after(seconds, call)) };
  }
  const settle = () => new Promise((done) => setTimeout(done));

  it('waits for a pause', () => {
    const { clock, asked, one } = checker();
    one.ask(of('a').items);
    clock.pass(0.4);
    one.ask(of('a', 'b').items);
    clock.pass(0.4);
    expect(asked).toHaveLength(0);
    clock.pass(0.4);
    expect(asked.map(({ items }) => items.length)).toEqual([2]);
  });

  it('drops what comes late for an older draft', async () => {
    const { clock, asked, one } = checker();
    const [older, newer] = [of('a').items, of('a', 'b').items];
    one.ask(older);
    clock.pass(1);
    one.ask(newer);
    clock.pass(1);
    asked[1]?.answer(told(newer));
    await settle();
    asked[0]?.answer(told(older, { seconds: 5 }));
    await settle();
    expect(one.told?.seconds).toBe(120);
  });

  it('drops what fails late, and what is told of nothing', async () => {
    const { clock, asked, one } = checker();
    one.ask(of('a').items);
    clock.pass(1);
    one.ask([]);
    asked[0]?.fail(new Error('gone'));
    await settle();
    expect([one.told, one.failure]).toEqual([undefined, '']);
  });

  it('tells what belongs to each item, wherever it goes', async () => {
    const { clock, asked, one } = checker();
    const { items } = of('a', 'b');
    one.ask(items);
    clock.pass(1);
    const problems = [{ item: 1, text: 'Too long.' }, { item: null, text: 'All of it.' }];
    asked[0]?.answer(told(items, { items: [{ seconds: 1 }, { seconds: 2 }], problems }));
    await settle();
    expect(items.map((one_) => one.secondsOf(one_))).toEqual([1, 2]);
    expect(items.map((one_) => one.problemsOf(one_))).toEqual([[], ['Too long.']]);
    expect(one.problem).toBe('All of it.');
    one.ask([...items].reverse());
    expect(one.secondsOf(items[1] as draft.Item)).toBe(2);
  });

  it.each([
    [new Error('no network'), WORDS.away],
    [new Refused('Please wait a moment.'), 'Please wait a moment.'],
    [new Refused(''), WORDS.refused],
  ])('says why there is none, and tries again: %s', async (error, why) => {
    const { clock, asked, one } = checker();
    one.ask(of('a').items);
    clock.pass(1);
    asked[0]?.fail(error);
    await settle();
    expect([one.failure, one.told]).toEqual([why, undefined]);
    void one.again();
    asked[1]?.answer(told(of('a').items));
    await settle();
    expect([one.failure, one.told?.seconds]).toEqual(['', 60]);
  });

  it('is not asked for without a conversation', () => {
    const check = vi.fn(() => new Promise<Checked>(() => undefined));
    let known = false;
    const clock = new FakeClock();
    const bench = new Bench({
      server: { check } as unknown as Server,
      storage: undefined,
      known: () => known,
      changed: () => undefined,
      after: (seconds, call) => clock.after(seconds, call),
    });
    bench.change(of('a'));
    clock.pass(2);
    expect(check).not.toHaveBeenCalled();
    known = true;
    bench.check();
    clock.pass(2);
    expect(check).toHaveBeenCalledTimes(1);
  });
});

describe('dragging', () => {
  const rows = [0, 100, 200].map((top) => ({ top, bottom: top + 100 }));
  let dropped: [Load, number][];
  let cancelled: number;
  let drag: Drag;

  const event = (what: string, x: number, y: number, more: object = {}) =>
    Object.assign(new Event(what), { clientX: x, clientY: y, pointerId: 1, button: 0, isPrimary: true, ...more }) as unknown as PointerEvent;
  const tell = (what: string, x: number, y: number, more: object = {}) => window.dispatchEvent(event(what, x, y, more));

  beforeEach(() => {
    [dropped, cancelled] = [[], 0];
    drag = new Drag({
      rows: () => rows,
      zone: () => ({ left: 0, right: 500, top: -50 }),
      scroll: () => undefined,
      changed: () => undefined,
      dropped: (load, before) => dropped.push([load, before]),
      cancelled: () => (cancelled += 1),
    });
  });
  afterEach(() => drag.cancel());

  it.each([
    [-20, 0],
    [49, 0],
    [51, 1],
    [149, 1],
    [251, 3],
    [999, 3],
  ])('at %d is before %d', (y, gap) => {
    expect(gapAt(y, rows)).toBe(gap);
  });

  it.each([
    [400, 0],
    [71, 0],
    [0, -18],
    [-500, -18],
    [800, 18],
    [5000, 18],
    [765, 9],
  ])('at %d scrolls by %d', (y, by) => {
    expect(pull(y, 800)).toBe(by);
  });

  it('drops where it is let go', () => {
    drag.begin(event('pointerdown', 10, 10), { stretch: 'a', from: 0 });
    tell('pointermove', 10, 180);
    expect([drag.load?.from, drag.gap]).toEqual([0, 2]);
    tell('pointerup', 10, 180);
    expect(dropped).toEqual([[{ stretch: 'a', from: 0 }, 2]]);
    expect(drag.load).toBeUndefined();
  });

  it('is no press that trembles', () => {
    drag.begin(event('pointerdown', 10, 10), { stretch: 'a' });
    tell('pointermove', 12, 12);
    tell('pointerup', 12, 12);
    expect([dropped.length, cancelled]).toEqual([0, 0]);
  });

  it.each([
    ['Escape', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))],
    ['the system', () => tell('pointercancel', 10, 180)],
    ['letting go elsewhere', () => { tell('pointermove', 900, 180); tell('pointerup', 900, 180); }],
    ['letting go above', () => { tell('pointermove', 10, -90); tell('pointerup', 10, -90); }],
  ])('is ended by %s', (_, end) => {
    drag.begin(event('pointerdown', 10, 10), { stretch: 'a', from: 0 });
    tell('pointermove', 10, 180);
    end();
    tell('pointerup', 10, 180);
    expect([dropped.length, cancelled, drag.load]).toEqual([0, 1, undefined]);
  });

  it('follows one pointer, with its first button', () => {
    drag.begin(event('pointerdown', 10, 10, { button: 2 }), { stretch: 'a' });
    tell('pointermove', 10, 180);
    expect(drag.load).toBeUndefined();
    drag.begin(event('pointerdown', 10, 10), { stretch: 'a' });
    tell('pointermove', 10, 180, { pointerId: 2 });
    expect(drag.load).toBeUndefined();
  });
});

it.each([
  [0, '0 s'],
  [59.6, '1 min'],
  [40, '40 s'],
  [512, '8 min 32 s'],
])('%d seconds are told as %s', (seconds, words) => {
  expect(time(seconds)).toBe(words);
});

describe('the microphone', () => {
  class Wire {
    static OPEN = 1;
    static last: Wire;
    readyState = 1;
    sent: unknown[] = [];
    closed = false;
    onmessage: ((event: { data: string }) => void) | null = null;
    onclose: (() => void) | null = null;
    constructor(readonly address: string) {
      Wire.last = this;
    }
    send(data: unknown): void {
      this.sent.push(data);
    }
    close(): void {
      this.closed = true;
    }
    tell(body: object): void {
      this.onmessage?.({ data: JSON.stringify(body) });
    }
  }
  const stopped = vi.fn();
  let ended: () => void;
  let worklet: { port: { onmessage?: (event: { data: ArrayBuffer }) => void } };
  let asking: () => Promise<unknown>;
  let heard: string[];
  let clock: FakeClock;
  let ear: Ear;

  beforeEach(() => {
    localStorage.setItem(CONVERSATION, JSON.stringify({ token: 'a b', seq: 0, lines: [], sound: false }));
    stopped.mockClear();
    heard = [];
    clock = new FakeClock();
    const track = { stop: stopped, addEventListener: (_: string, call: () => void) => (ended = call) };
    asking = async () => ({ getTracks: () => [track], getAudioTracks: () => [track] });
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('WebSocket', Wire);
    vi.stubGlobal('AudioContext', class {
      audioWorklet = { addModule: async () => undefined };
      createMediaStreamSource = () => ({ connect: () => undefined });
      close = async () => undefined;
    });
    vi.stubGlobal('AudioWorkletNode', class {
      port = {};
      constructor() {
        worklet = this;
      }
    });
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: () => asking() }, configurable: true });
    ear = new Ear((text) => heard.push(text), () => undefined, (seconds, call) => clock.after(seconds, call));
  });
  afterEach(() => {
    ear.close();
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it('hears one sentence, and is off then', async () => {
    await ear.toggle();
    expect(ear.state).toBe('opening');
    expect(Wire.last.address).toContain('/microphone?token=a%20b');
    Wire.last.tell({ event: 'ready' });
    worklet.port.onmessage?.({ data: new Int16Array(1024).fill(9000).buffer });
    expect([ear.state, Wire.last.sent.length]).toEqual(['open', 1]);
    expect(ear.level).toBeGreaterThan(0.5);
    Wire.last.tell({ event: 'ended', text: '' }); // a noise
    expect(ear.state).toBe('open');
    Wire.last.tell({ event: 'ended', text: 'take the pigeon out' });
    expect([heard, ear.state, ear.level]).toEqual([['take the pigeon out'], 'off', 0]);
    expect(stopped).toHaveBeenCalledTimes(1);
    expect(Wire.last.closed).toBe(true);
  });

  it('sends nothing before it is listened to', async () => {
    await ear.toggle();
    worklet.port.onmessage?.({ data: new Int16Array(1024).buffer });
    expect(Wire.last.sent).toEqual([]);
  });

  it('is off when pressed again, and when nobody speaks', async () => {
    await ear.toggle();
    Wire.last.tell({ event: 'ready' });
    await ear.toggle();
    expect([ear.state, ear.problem]).toEqual(['off', '']);
    await ear.toggle();
    Wire.last.tell({ event: 'ready' });
    clock.pass(15);
    Wire.last.tell({ event: 'began' });
    clock.pass(15);
    expect(ear.state).toBe('open');
    clock.pass(6);
    expect([ear.state, ear.problem]).toEqual(['off', WORDS.heardNothing]);
  });

  it('keeps nothing open that was given after it was pressed again', async () => {
    let give: (stream: unknown) => void = () => undefined;
    const stream = await asking();
    asking = () => new Promise((answer) => (give = answer));
    const opening = ear.toggle();
    await ear.toggle();
    give(stream);
    await opening;
    expect([ear.state, stopped.mock.calls.length]).toEqual(['off', 1]);
  });

  it.each([
    ['it is denied', () => (asking = () => Promise.reject(new DOMException('', 'NotAllowedError'))), LIMBER.ears.denied],
    ['there is none', () => (asking = () => Promise.reject(new DOMException('', 'NotFoundError'))), LIMBER.ears.none],
    ['the page is not safe', () => vi.stubGlobal('isSecureContext', false), LIMBER.ears.unsafe],
    ['there is no conversation', () => localStorage.clear(), WORDS.helloFirst],
    ['the worklet is missing', () => vi.stubGlobal('AudioContext', class { close = async () => undefined; audioWorklet = { addModule: () => Promise.reject(new Error()) }; }), LIMBER.ears.away],
  ])('says so when %s', async (_, prepare, problem) => {
    prepare();
    await ear.toggle();
    expect([ear.state, ear.problem]).toEqual(['off', problem]);
  });

  it.each([
    ['others are heard', () => Wire.last.tell({ event: 'refused', why: 'busy' }), LIMBER.ears.busy],
    ['there is no model', () => Wire.last.tell({ event: 'refused', why: 'no model' }), LIMBER.ears.deaf],
    ['the server goes', () => Wire.last.onclose?.(), LIMBER.ears.away],
    ['it is unplugged', () => ended(), LIMBER.ears.gone],
  ])('is off when %s', async (_, happens, problem) => {
    await ear.toggle();
    happens();
    expect([ear.state, ear.problem, stopped.mock.calls.length]).toEqual(['off', problem, 1]);
  });
});

describe('the page', () => {
  const base = { aliases: [], summary: '', muscles: ['back'], position: 'standing', equipment: [], difficulty: 1, drawn: true };
  const spans = { hold_s: { least: 15, usual: 30, most: 60 }, reps: { least: 1, usual: 2, most: 4 } };
  const STRETCHES = [
    { ...base, ...spans, id: 'cat_cow', name: 'Cat Cow', aliases: ['Marjaryasana'], sided: false, kind: 'static' },
    { ...base, ...spans, id: 'pigeon', name: 'Pigeon', sided: true, kind: 'static', muscles: ['hips'] },
    { ...base, ...spans, id: 'hostile', name: HOSTILE, sided: false, kind: 'static' },
  ];

  type Answer = (body: Record<string, unknown>) => unknown;
  let answers: Record<string, Answer>;
  let asked: { address: string; body: Record<string, unknown> }[];
  let page: LimberRoutine;

  class Status extends Error {
    constructor(readonly status: number, readonly problem: unknown) {
      super();
    }
  }
  const refuse = (status: number, problem: unknown): Answer => () => {
    throw new Status(status, problem);
  };
  const gone: Answer = () => {
    throw new TypeError('no network');
  };

  async function serve(address: string, request: RequestInit = {}): Promise<Response> {
    const body = request.body ? (JSON.parse(request.body as string) as Record<string, unknown>) : {};
    const [path = ''] = address.split('?');
    asked.push({ address, body });
    try {
      const told = await answers[path]?.(body);
      return typeof told === 'string' ? new Response(told) : Response.json(told);
    } catch (error) {
      if (error instanceof Status) return Response.json({ problem: error.problem }, { status: error.status });
      throw error;
    }
  }

  async function open(items: draft.Item[] = [], name = 'Morning', hash = ''): Promise<void> {
    if (items.length) localStorage.setItem(KEY, JSON.stringify({ id: '', name, items, saved: false }));
    location.hash = hash;
    page = document.createElement('limber-routine') as LimberRoutine;
    document.body.append(page);
    await settled();
  }

  async function settled(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) await new Promise((done) => setTimeout(done));
    await page.updateComplete;
  }
  const checked = async () => {
    await new Promise((done) => setTimeout(done, 650));
    await settled();
  };

  const all = (which: string) => [...page.shadowRoot!.querySelectorAll<HTMLElement>(which)];
  const text = (which: string) => all(which).map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim());
  const order = () => text('.item a').join(', ');
  const said = () => page.announced.trim();
  const focused = () => (page.shadowRoot!.activeElement as HTMLElement | null)?.getAttribute('aria-label');
  const kept = () => JSON.parse(localStorage.getItem(KEY) ?? 'null') as { name: string; items: draft.Item[] } | null;
  const named = (name: string) => {
    const found = all('button').find((one) => [one.getAttribute('aria-label'), one.textContent?.trim()].includes(name));
    if (!found) throw new Error(`no button: ${name}`);
    return found;
  };
  const press = async (name: string) => {
    named(name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 0 }));
    await settled();
  };
  const key = async (name: string, more: KeyboardEventInit = {}) => {
    const target = page.shadowRoot!.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...more });
    target.dispatchEvent(event);
    await settled();
    return event;
  };
  const write = async (which: string, value: string, how = 'input') => {
    const field = all(which)[0] as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event(how, { bubbles: true }));
    await settled();
    return field;
  };
  const say = async (words: string) => {
    const field = await write('#words', words);
    all('form.talk')[0]?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
    return field.value;
  };
  const read = async (content: string, size = content.length) => {
    const file = { size, text: async () => content };
    const event = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { files: [file], types: ['Files'] } });
    window.dispatchEvent(event);
    await settled();
  };
  const note = () => text('.routine > p[role=status]').at(-1);

  beforeEach(() => {
    localStorage.setItem(CONVERSATION, JSON.stringify({ token: 'secret', seq: 1, lines: [], sound: false }));
    asked = [];
    answers = {
      '/api/stretches.json': () => STRETCHES,
      '/api/routine/check.json': ({ items }) => told(items as draft.Item[]),
      '/api/routine/words.json': ({ items }) => ({ items, said: 'I did not get that.' }),
      '/api/me/routines.json': ({ id }) => ({ id: id ?? 'own_1' }),
      '/api/me/routine.json': () => ({ id: 'own_7', name: 'Evening', items: [{ ...item('pigeon'), transition: 'brief' }] }),
      '/api/me/read.json': () => ({ name: HOSTILE, items: [item('cat_cow'), item('hostile')] }),
      '/api/me/routine.yml': () => 'name: Morning',
    };
    vi.stubGlobal('fetch', vi.fn(serve));
  });
  afterEach(() => {
    page?.remove();
    localStorage.clear();
    history.replaceState(null, '', location.pathname);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('adds by a button, says so, keeps it, and has it checked', async () => {
    await open();
    expect(text('.empty')).toEqual([WORDS.empty]);
    await press('Add: Cat Cow');
    await press('Add: Pigeon');
    expect(order()).toBe('Cat Cow, Pigeon');
    expect(said()).toBe('Pigeon added, place 2 of 2');
    expect(kept()?.items).toEqual([item('cat_cow'), item('pigeon')]);
    await checked();
    expect(asked.filter(({ address }) => address === '/api/routine/check.json')).toHaveLength(1);
    expect(text('.totals dd')).toEqual(['2 min', '3 of 5', 'mat']);
    expect(text('.item small')).toEqual(['1 min', '1 min each side']);
    await press('Show: Cat Cow');
    expect(focused()).toBe('Move: Cat Cow');
  });

  it('finds a stretch by any name and by muscle', async () => {
    await open();
    await write('input[type=search]', 'marja');
    expect(text('.card strong')).toEqual(['Cat Cow']);
    await write('input[type=search]', '');
    await write('select', 'hips', 'change');
    expect(text('.card strong')).toEqual(['Pigeon']);
  });

  it('moves by keyboard, says each place, and keeps the focus', async () => {
    await open([item('cat_cow'), item('pigeon'), item('hostile')]);
    named('Move: Cat Cow').focus();
    await press('Move: Cat Cow');
    expect(said()).toBe(WORDS.lifted('Cat Cow', 1, 3));
    expect(named('Move: Cat Cow').getAttribute('aria-pressed')).toBe('true');
    expect((await key('ArrowDown')).defaultPrevented).toBe(true);
    expect([order(), said(), focused()]).toEqual([`Pigeon, Cat Cow, ${HOSTILE}`, 'Cat Cow, place 2 of 3', 'Move: Cat Cow']);
    expect(kept()?.items[0]?.stretch).toBe('cat_cow'); // not yet
    await key('End');
    await key('ArrowDown');
    expect(said()).toBe('Cat Cow, place 3 of 3');
    await press('Move: Cat Cow');
    expect(said()).toBe('Cat Cow dropped, place 3 of 3');
    expect(kept()?.items.map(({ stretch }) => stretch)).toEqual(['pigeon', 'hostile', 'cat_cow']);
    await press('Undo');
    expect(order()).toBe(`Cat Cow, Pigeon, ${HOSTILE}`); // one step for all of it
  });

  it('puts back what was lifted, and leaves other keys alone', async () => {
    await open([item('cat_cow'), item('pigeon')]);
    named('Move: Pigeon').focus();
    expect((await key('ArrowUp')).defaultPrevented).toBe(false);
    await press('Move: Pigeon');
    await key('ArrowUp');
    await key('Escape');
    expect([order(), said(), focused()]).toEqual(['Cat Cow, Pigeon', 'Pigeon is back, place 2 of 2', 'Move: Pigeon']);
    expect(named('Undo').getAttribute('aria-disabled')).toBe('true');
  });

  it('lets go of what was lifted when the routine is changed meanwhile', async () => {
    answers['/api/routine/words.json'] = ({ items }) => ({ items: (items as draft.Item[]).slice(1), said: 'Out.' });
    await open([item('cat_cow'), item('pigeon'), item('hostile')]);
    await press('Move: Pigeon');
    await say('take the cat cow out');
    await key('ArrowUp');
    expect([order(), all('.lifted').length]).toEqual([`Pigeon, ${HOSTILE}`, 0]);
  });

  it('drops what was lifted where it is when the focus leaves', async () => {
    await open([item('cat_cow'), item('pigeon')]);
    named('Move: Pigeon').focus();
    await press('Move: Pigeon');
    await key('ArrowUp');
    all('#name')[0]?.focus();
    await settled();
    expect([order(), said()]).toEqual(['Pigeon, Cat Cow', 'Pigeon dropped, place 1 of 2']);
  });

  it('stays lifted while it is moved in the page, which takes the focus from it for a moment', async () => {
    const insert = Node.prototype.insertBefore;
    // As browsers do it.
    vi.spyOn(Node.prototype, 'insertBefore').mockImplementation(function <T extends Node>(this: Node, node: T, before: Node | null): T {
      const handle = page.shadowRoot!.activeElement;
      if (handle && node.contains(handle)) handle.dispatchEvent(new Event('focusout', { bubbles: true }));
      return insert.call(this, node, before) as T;
    });
    await open([item('cat_cow'), item('pigeon'), item('hostile')]);
    named('Move: Cat Cow').focus();
    await press('Move: Cat Cow');
    for (const name of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await key(name);
    expect([said(), focused()]).toEqual(['Cat Cow, place 2 of 3', 'Move: Cat Cow']);
    await key('Escape');
    expect(order()).toBe(`Cat Cow, Pigeon, ${HOSTILE}`);
  });

  /** Items are 100 pixels high, one below the other; what is left of the routine is the shelf. */
  function layOut(): void {
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const at = [...(this.parentElement?.children ?? [])].indexOf(this);
      if (this.matches('.item')) return new DOMRect(300, at * 100, 400, 100);
      return new DOMRect(300, -50, 400, 500);
    });
  }
  const point = (target: EventTarget | undefined, what: string, x: number, y: number, more: object = {}) => {
    const event = new Event(what, { bubbles: true, composed: true });
    target?.dispatchEvent(Object.assign(event, { clientX: x, clientY: y, pointerId: 1, button: 0, isPrimary: true, pointerType: 'mouse', ...more }));
  };
  const drag = async (from: HTMLElement | undefined, x: number, y: number, more: object = {}) => {
    point(from, 'pointerdown', 0, 0, more);
    point(window, 'pointermove', x, y, more);
    await settled();
    const seen = { ghost: text('.ghost')[0], marked: all('.before, .after').map((one) => one.className) };
    point(window, 'pointerup', x, y, more);
    await settled();
    return seen;
  };

  it('moves by dragging', async () => {
    await open([item('cat_cow'), item('pigeon'), item('hostile')]);
    layOut();
    const seen = await drag(named('Move: Cat Cow'), 400, 199);
    expect(seen).toEqual({ ghost: 'Cat Cow', marked: ['item before'] });
    expect([order(), said(), focused()]).toEqual([`Pigeon, Cat Cow, ${HOSTILE}`, 'Cat Cow, place 2 of 3', 'Move: Cat Cow']);
    await drag(named(`Move: ${HOSTILE}`), 400, -20);
    expect(order()).toBe(`${HOSTILE}, Pigeon, Cat Cow`);
    expect((await drag(named('Move: Pigeon'), 400, 900)).marked).toEqual(['item after']);
    expect(order()).toBe(`${HOSTILE}, Cat Cow, Pigeon`);
    expect((await drag(named('Move: Pigeon'), 400, 240)).marked).toEqual([]); // where it is
    expect([order(), all('.ghost').length]).toEqual([`${HOSTILE}, Cat Cow, Pigeon`, 0]);
  });

  it('adds by dragging from the shelf, and not by dropping it there', async () => {
    await open([item('cat_cow'), item('hostile')]);
    layOut();
    const card = () => all('.card').find((one) => one.textContent?.includes('Pigeon'));
    await drag(card(), 100, 120);
    expect([order(), said()]).toEqual([`Cat Cow, ${HOSTILE}`, WORDS.nothingMoved]);
    await drag(card(), 400, 120, { pointerType: 'touch' }); // a finger scrolls there
    expect(order()).toBe(`Cat Cow, ${HOSTILE}`);
    await drag(card()?.querySelector<HTMLElement>('.grip') ?? undefined, 400, 120, { pointerType: 'touch' });
    expect(order()).toBe(`Cat Cow, Pigeon, ${HOSTILE}`);
    await drag(card(), 400, 0); // it is there already
    expect(order()).toBe(`Cat Cow, Pigeon, ${HOSTILE}`);
  });

  it('moves nothing that was changed while it was dragged', async () => {
    await open([item('cat_cow'), item('pigeon')]);
    layOut();
    point(named('Move: Pigeon'), 'pointerdown', 0, 0);
    point(window, 'pointermove', 400, 10);
    await press('Remove: Cat Cow');
    point(window, 'pointerup', 400, 10);
    expect([order(), said()]).toEqual(['Pigeon', WORDS.nothingMoved]);
  });

  it('moves and removes by buttons that keep the focus', async () => {
    await open([item('cat_cow'), item('pigeon')]);
    await press('Move down: Cat Cow');
    expect([order(), said(), focused()]).toEqual(['Pigeon, Cat Cow', 'Cat Cow, place 2 of 2', 'Move down: Cat Cow']);
    await press('Move down: Cat Cow'); // it is the last
    expect(order()).toBe('Pigeon, Cat Cow');
    await press('Remove: Cat Cow');
    expect([order(), said(), focused()]).toEqual(['Pigeon', 'Cat Cow is out. Undo brings it back.', 'Remove: Pigeon']);
    await press('Remove: Pigeon');
    expect(page.shadowRoot!.activeElement?.id).toBe('shelf');
    expect(kept()).toMatchObject({ name: 'Morning', items: [] });
  });

  it('changes amounts within their limits', async () => {
    await open([item('cat_cow', 55)]);
    await press('More: Seconds a hold, Cat Cow');
    expect(kept()?.items[0]?.hold_s).toBe(60);
    await press('More: Seconds a hold, Cat Cow');
    expect(kept()?.items[0]?.hold_s).toBe(60);
    const field = await write('#reps-0', '99', 'change');
    expect([field.value, kept()?.items[0]?.reps]).toEqual(['4', 4]);
    expect(said()).toBe('Cat Cow takes 1 to 4 repetitions.');
    await write('#reps-0', '', 'change');
    expect([field.value, kept()?.items[0]?.reps]).toEqual(['4', 4]);
  });

  it('undoes and redoes by keys, but not in a field', async () => {
    await open([item('cat_cow'), item('pigeon')]);
    await press('Remove: Cat Cow');
    (page.shadowRoot!.activeElement as HTMLElement).focus();
    await key('z', { ctrlKey: true });
    expect([order(), said()]).toEqual(['Cat Cow, Pigeon', 'Undone. 2 stretches.']);
    await key('Z', { ctrlKey: true, shiftKey: true });
    expect(order()).toBe('Pigeon');
    all('#name')[0]?.focus();
    await key('z', { metaKey: true });
    expect(order()).toBe('Pigeon');
  });

  it('shows what the check says: beside its item, as a whole, and notes', async () => {
    answers['/api/routine/check.json'] = ({ items }) =>
      told(items as draft.Item[], {
        problems: [{ item: 1, text: `Too long ${HOSTILE}` }, { item: null, text: 'More than 90 minutes.' }],
        notes: [`Because of ${HOSTILE}`],
      });
    await open([item('cat_cow'), item('pigeon')]);
    await checked();
    expect(text('.item:nth-child(2) .problem')).toEqual([`Too long ${HOSTILE}`]);
    expect(text('.notes p')).toEqual(['More than 90 minutes.', `Because of ${HOSTILE}`]);
    expect(said()).toBe(WORDS.problems([`Too long ${HOSTILE}`, 'More than 90 minutes.']));
  });

  it('takes what it was told, says so, and undo takes it back', async () => {
    answers['/api/routine/words.json'] = ({ items }) => ({ items: (items as draft.Item[]).slice(1), said: 'The Cat Cow is out.' });
    await open([item('cat_cow'), item('pigeon')]);
    expect(await say(' take the cat cow out ')).toBe('');
    expect(asked.at(-1)?.body).toEqual({ words: 'take the cat cow out', items: [item('cat_cow'), item('pigeon')] });
    expect([order(), text('.said')]).toEqual(['Pigeon', ['The Cat Cow is out.']]);
    await press('Undo');
    expect(order()).toBe('Cat Cow, Pigeon');
  });

  it('leaves words in the field that were not understood', async () => {
    await open([item('cat_cow')]);
    expect(await say('flurb')).toBe('flurb');
    expect(text('.said')).toEqual(['I did not get that.']);
    expect(named('Undo').getAttribute('aria-disabled')).toBe('true');
  });

  it('does nothing with words when the routine was changed meanwhile', async () => {
    let answer: (value: unknown) => void = () => undefined;
    answers['/api/routine/words.json'] = () => new Promise((done) => (answer = done));
    await open([item('cat_cow'), item('pigeon')]);
    await say('take all out');
    await press('Remove: Cat Cow');
    answer({ items: [], said: 'All out.' });
    await settled();
    expect([order(), text('.said')]).toEqual(['Pigeon', [WORDS.movedOn]]);
  });

  it('does one thing said after the other', async () => {
    answers['/api/routine/words.json'] = ({ items }) => ({ items: (items as draft.Item[]).slice(1), said: 'Out.' });
    await open([item('cat_cow'), item('pigeon'), item('hostile')]);
    await write('#words', 'first out');
    for (let time_ = 0; time_ < 2; time_++) all('form.talk')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(order()).toBe(HOSTILE);
  });

  it('shows names as text, whoever they are from', async () => {
    await open([item('cat_cow')], HOSTILE);
    await read('a file');
    expect((all('#name')[0] as HTMLInputElement).value).toBe(HOSTILE);
    expect(note()).toBe(WORDS.wasRead(HOSTILE));
    expect(text('.item a')).toEqual(['Cat Cow', HOSTILE]);
    await press(`Remove: ${HOSTILE}`);
    answers['/api/routine/words.json'] = ({ items }) => ({ items, said: HOSTILE });
    await say('x');
    expect(text('.said')).toEqual([HOSTILE]);
    expect(all('[onerror], [src=x]')).toEqual([]);
    expect(all('.item a').map((one) => one.getAttribute('href'))).toEqual(['/library.html#cat_cow']);
  });

  it('saves, then starts', async () => {
    const went = vi.fn();
    await open([item('cat_cow')], ' Morning ');
    page.go = went;
    await press('Save and start');
    expect(asked.at(-1)).toEqual({ address: '/api/me/routines.json', body: { name: 'Morning', items: [item('cat_cow')] } });
    expect(went).toHaveBeenCalledWith('/#routine=own_1');
    expect(location.hash).toBe('#own_1');
    await press('Save');
    expect(asked.at(-1)?.body['id']).toBe('own_1');
    expect(note()).toBe('Morning is saved.');
  });

  it('asks for a name and a stretch before it saves', async () => {
    await open();
    await press('Save');
    expect(note()).toBe(WORDS.addFirst);
    await press('Add: Cat Cow');
    await press('Save');
    expect(note()).toBe(WORDS.nameFirst);
    expect(page.shadowRoot!.activeElement?.id).toBe('name');
    expect(asked.some(({ address }) => address === '/api/me/routines.json')).toBe(false);
  });

  it('opens the one of the address, and an undo brings back what was here', async () => {
    await open([item('cat_cow')], 'Morning', '#own_7');
    expect(asked.some(({ address }) => address === '/api/me/routine.json?id=own_7')).toBe(true);
    expect([order(), (all('#name')[0] as HTMLInputElement).value, note()]).toEqual(['Pigeon', 'Evening', 'Evening is open.']);
    await press('Undo');
    expect(order()).toBe('Cat Cow');
  });

  it('goes on with changes of a saved one that were not saved', async () => {
    localStorage.setItem(KEY, JSON.stringify({ id: 'own_7', name: 'Mine', items: [item('cat_cow')], saved: false }));
    await open([], '', '#own_7');
    expect(order()).toBe('Cat Cow');
  });

  it('begins a new one, which an undo takes back', async () => {
    await open([item('cat_cow')]);
    await press('New routine');
    expect([order(), (all('#name')[0] as HTMLInputElement).value, note()]).toEqual(['', '', WORDS.freshNow]);
    await press('Undo');
    expect([order(), (all('#name')[0] as HTMLInputElement).value]).toEqual(['Cat Cow', 'Morning']);
  });

  it('gives it as a file', async () => {
    const link = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    await open([item('cat_cow')], '../My <b>');
    await press('Download as a file');
    expect((link.mock.contexts[0] as HTMLAnchorElement).download).toBe('my_b.yml');
    expect(note()).toBe(WORDS.downloaded('my_b.yml'));
  });

  it('reads no file that is too large', async () => {
    await open();
    await read('x', 64 * 1024 + 1);
    expect([note(), asked.some(({ address }) => address === '/api/me/read.json')]).toEqual([WORDS.tooLarge, false]);
    await read('x', 64 * 1024);
    expect(order()).toBe(`Cat Cow, ${HOSTILE}`);
  });

  const LINE = 'Line 3, field "reps": must be a whole number.';
  it.each([
    ['saving', '/api/me/routines.json', () => press('Save'), refuse(409, 'There is one already.'), 'There is one already.'],
    ['saving', '/api/me/routines.json', () => press('Save'), refuse(401, 'Say hello first.'), 'Say hello first.'],
    ['saving', '/api/me/routines.json', () => press('Save'), refuse(500, 'x'), WORDS.notReached],
    ['saving', '/api/me/routines.json', () => press('Save'), gone, WORDS.notReached],
    ['a file', '/api/me/read.json', () => read('x'), refuse(400, LINE), LINE],
    ['a file', '/api/me/read.json', () => read('x'), refuse(413, 'More than 65536 bytes.'), 'More than 65536 bytes.'],
    ['a download', '/api/me/routine.yml', () => press('Download as a file'), refuse(400, 'Too long.'), 'Too long.'],
    ['a download', '/api/me/routine.yml', () => press('Download as a file'), refuse(429, { x: 1 }), WORDS.refused],
  ])('tells why it was refused, and keeps all: %s', async (_, address, act, answer, told_) => {
    await open([item('cat_cow')]);
    answers[address] = answer;
    await act();
    expect([note(), order()]).toEqual([told_, 'Cat Cow']);
    expect(all('.routine > p.problem[role=status]')).toHaveLength(1);
  });

  it.each([
    [refuse(429, 'That was a lot at once.'), 'That was a lot at once.'],
    [gone, WORDS.notReached],
  ])('tells why words were refused', async (answer, told_) => {
    await open([item('cat_cow')]);
    answers['/api/routine/words.json'] = answer;
    expect(await say('take it out')).toBe('take it out');
    expect([text('.said'), order()]).toEqual([[told_], 'Cat Cow']);
  });

  it('may save anew what is not there any more', async () => {
    localStorage.setItem(KEY, JSON.stringify({ id: 'own_7', name: 'Mine', items: [item('cat_cow')], saved: false }));
    await open([], '', '#own_7');
    answers['/api/me/routines.json'] = ({ id }) => (id ? refuse(404, 'There is none to replace.')({}) : { id: 'own_8' });
    await press('Save');
    expect(note()).toBe('There is none to replace.');
    await press('Save as a new one');
    expect([note(), location.hash]).toEqual(['Mine is saved.', '#own_8']);
  });

  it('tells that the one of the address is not there', async () => {
    answers['/api/me/routine.json'] = refuse(404, 'There is no such routine any more.');
    await open([item('cat_cow')], 'Morning', '#own_9');
    expect([note(), order()]).toEqual(['There is no such routine any more.', 'Cat Cow']);
  });

  it('goes on with no server, and is checked when it is back', async () => {
    answers['/api/routine/check.json'] = gone;
    await open([item('cat_cow')]);
    await checked();
    expect(text('.banner span')).toEqual([WORDS.away]);
    expect(all('.totals')).toEqual([]);
    await press('Add: Pigeon');
    expect(order()).toBe('Cat Cow, Pigeon');
    answers['/api/routine/check.json'] = ({ items }) => told(items as draft.Item[]);
    await press(WORDS.again);
    expect([all('.banner').length, text('.totals dd')[0]]).toEqual([0, '2 min']);
  });

  it('reads the stretches again', async () => {
    answers['/api/stretches.json'] = gone;
    await open([item('cat_cow')]);
    expect(text('.shelf [role=alert]')).toEqual([WORDS.shelfAway]);
    answers['/api/stretches.json'] = () => STRETCHES;
    await press(WORDS.again);
    expect(text('.card strong')).toHaveLength(3);
  });

  it('lets build before there is a conversation, and asks the server for nothing', async () => {
    localStorage.removeItem(CONVERSATION);
    await open([item('cat_cow')], 'Morning', '#own_7');
    await press('Add: Pigeon');
    await checked();
    expect(order()).toBe('Cat Cow, Pigeon');
    expect(all('.banner a')[0]?.getAttribute('href')).toBe('/');
    expect(all('.totals')).toEqual([]);
    for (const name of ['Save', 'Save and start', 'Download as a file']) {
      await press(name);
      expect(note()).toBe(WORDS.helloFirst);
    }
    await say('take it out');
    expect(text('.said')).toEqual([WORDS.helloFirst]);
    await read('x');
    expect(asked.map(({ address }) => address)).toEqual(['/api/stretches.json']);
  });

  it('is checked once a conversation has begun in another tab', async () => {
    localStorage.removeItem(CONVERSATION);
    await open([item('cat_cow')]);
    localStorage.setItem(CONVERSATION, JSON.stringify({ token: 'secret', seq: 0, lines: [], sound: false }));
    window.dispatchEvent(new StorageEvent('storage', { key: CONVERSATION }));
    await checked();
    expect([all('.banner').length, text('.totals dd')[0]]).toEqual([0, '1 min']);
  });

  it('shows a stretch that the library has no more, to be taken out', async () => {
    await open([item('gone_stretch')]);
    expect([order(), text('.item .problem')]).toEqual(['gone_stretch', [WORDS.unknown]]);
    await press('Remove: gone_stretch');
    expect(order()).toBe('');
  });

  it('works with a storage that is forbidden', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    await open();
    await press('Add: Cat Cow');
    expect(order()).toBe('Cat Cow');
  });

  it('has no full routine grow', async () => {
    await open(Array.from({ length: 30 }, (_, at) => item(`s${at}`)));
    await press('Add: Cat Cow');
    expect([all('.item').length, said()]).toEqual([30, WORDS.full]);
  });
});
