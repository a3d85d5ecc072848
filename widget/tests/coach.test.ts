import { beforeEach, describe, expect, it } from 'vitest';
import { Coach } from '../src/core/coach.js';
import { AHEAD_S } from '../src/core/guide.js';
import type { Happening } from '../src/core/happening.js';
import { FakeClock, FakeWire, session, settle } from './helpers.js';

const SERVER = 'http://limber';

let clock: FakeClock;
let wires: FakeWire[];
let storage: Map<string, string>;
let happened: Happening[];
let coach: Coach;

function begin(): Coach {
  let ids = 0;
  const made = new Coach(SERVER, {
    clock,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    open: () => {
      const wire = new FakeWire();
      wires.push(wire);
      return wire;
    },
    id: () => `id${++ids}-${wires.length}`,
    chance: () => 1,
  });
  made.listen((what) => void happened.push(what));
  made.connect();
  return made;
}

function wire(): FakeWire {
  return wires.at(-1) as FakeWire;
}

function welcome(more: object = {}): void {
  wire().join();
  wire().event('welcome', { token: 't1', fresh: false, last: 0, missed: [], ...more });
}

function kinds(): string[] {
  return happened.map((one) => one.kind).filter((kind) => kind !== 'changed');
}

beforeEach(() => {
  clock = new FakeClock();
  wires = [];
  storage = new Map();
  happened = [];
  coach = begin();
});

describe('a conversation', () => {
  it('is said and answered', async () => {
    welcome({ fresh: true });
    coach.say(' hello ');
    expect(wire().said[0]?.body).toMatchObject({ text: 'hello' });
    wire().answer(0);
    await settle();
    wire().event('turn', { id: 'x', state: 'began' });
    expect(coach.typing).toBe(true);
    wire().event('bot', { seq: 1, text: 'Hello.', buttons: ['Hips'] });
    wire().event('turn', { id: 'x', state: 'ended' });
    expect(coach.typing).toBe(false);
    expect(coach.lines.map((line) => [line.who, line.text])).toEqual([
      ['me', 'hello'],
      ['limber', 'Hello.'],
    ]);
    expect(coach.lines[1]?.buttons).toEqual(['Hips']);
  });

  it('says nothing that is nothing', () => {
    welcome();
    coach.say('  \n');
    expect(wire().said).toEqual([]);
  });

  it('has nothing twice', () => {
    welcome();
    wire().event('bot', { seq: 1, text: 'One.' });
    wire().event('bot', { seq: 1, text: 'One.' });
    expect(coach.lines.length).toBe(1);
  });

  it('is still there after a reload, and asks for what was missed', () => {
    welcome({ fresh: true });
    wire().event('bot', { seq: 1, text: 'One.' });
    coach.close();
    coach = begin();
    expect(coach.lines.map((line) => line.text)).toEqual(['One.']);
    wire().join();
    expect(wire().sent[0]).toBe('40{"token":"t1","after":1}');
    wire().event('welcome', { token: 't2', fresh: false, last: 3, missed: [{ seq: 2, text: 'Two.' }, { seq: 3, text: 'Three.' }] });
    expect(coach.lines.map((line) => line.text)).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('is sent in order, one at a time', async () => {
    welcome();
    coach.say('one');
    coach.say('two');
    expect(wire().said.length).toBe(1);
    wire().answer(0);
    await settle();
    expect(wire().said[1]?.body).toMatchObject({ text: 'two' });
  });

  it('shows what another tab says', () => {
    welcome();
    wire().event('said', { id: 'other', text: 'pause' });
    expect(coach.lines[0]).toMatchObject({ who: 'me', text: 'pause' });
  });

  it('is gone when the person has everything deleted', () => {
    welcome();
    wire().event('bot', { seq: 1, text: 'One.' });
    wire().event('forgotten', {});
    expect(coach.lines).toEqual([]);
    expect([...storage.values()].join()).not.toContain('One.');
  });

  it('tells why something was not taken', async () => {
    welcome();
    coach.say('hello');
    wire().answer(0, { ok: false, problem: 'Too fast.' });
    await settle();
    expect(coach.lines[0]?.failed).toBe(true);
    expect(coach.lines[1]).toMatchObject({ who: 'note', text: 'Too fast.' });
  });

  it('goes on with a storage that throws', () => {
    storage = { get: () => { throw new Error('no'); }, set: () => { throw new Error('full'); } } as never;
    coach = begin();
    coach.say('hello');
    expect(coach.lines.length).toBe(1);
  });
});

describe('what is shown besides words', () => {
  beforeEach(() => welcome());

  it('marks a warning that was said', () => {
    wire().event('bot', { seq: 1, text: 'Stop now.' });
    wire().event('bot', { seq: 2, custom: { notice: { level: 'emergency', advice: 'Stop now.' } } });
    expect(coach.lines).toEqual([{ id: 'b1', who: 'limber', text: 'Stop now.', notice: 'emergency' }]);
  });

  it('shows a warning that was not', () => {
    wire().event('bot', { seq: 1, custom: { notice: { level: 'ease_off', advice: 'Ease off.' } } });
    expect(coach.lines[0]).toMatchObject({ text: 'Ease off.', notice: 'ease_off' });
  });

  it('leaves out of a card what was said', () => {
    wire().event('bot', { seq: 1, text: 'The Couch Stretch. A strong one.' });
    wire().event('bot', { seq: 2, text: 'Hold it.' });
    const card = { title: 'Couch', lines: ['A strong one. Hold it.', '4 of 5'], picture: 'couch' };
    wire().event('bot', { seq: 3, custom: { card } });
    expect(coach.lines[2]?.card).toEqual({ ...card, lines: ['4 of 5'] });
  });
});

it('begins with a routine that was made', () => {
  welcome();
  coach.choose('own_1');
  expect(wire().said[0]?.body).toMatchObject({ event: 'routine_chosen', metadata: { routine: 'own_1' } });
  expect(coach.lines).toEqual([]);
});

describe('what may be for others', () => {
  beforeEach(() => {
    welcome();
    wire().event('bot', { seq: 1, custom: { session: session() } });
    coach.say('small sharp', 'small shop');
  });

  it('goes with its plain reading', () => {
    expect(wire().said[0]?.body).toMatchObject({
      text: 'small sharp',
      metadata: { session_id: 's', overheard: 'small shop' },
    });
  });

  it('is not shown when nothing answers it', () => {
    const { id } = wire().said[0]?.body as { id: string };
    wire().event('turn', { id, state: 'began' });
    expect(coach.typing).toBe(false);
    wire().event('bot', { seq: 2, custom: { session: session() } });
    wire().event('turn', { id, state: 'ended' });
    expect(coach.lines).toEqual([]);
  });

  it('is shown above its answer', () => {
    const { id } = wire().said[0]?.body as { id: string };
    wire().event('turn', { id, state: 'began' });
    wire().event('bot', { seq: 2, text: 'Stop.' });
    expect(coach.lines.map((line) => line.text)).toEqual(['small sharp', 'Stop.']);
  });
});

describe('a server that is away', () => {
  it('is told what was said once it is back, under the same id', async () => {
    welcome();
    coach.say('hello');
    const first = wire().said[0]?.body;
    wire().breakDown();
    expect(coach.link).toBe('away');
    await settle();
    clock.pass(1);
    welcome();
    expect(wire().said[0]?.body).toEqual(first);
    expect(coach.link).toBe('on');
  });

  it('is not told a command that has become too old', async () => {
    welcome();
    wire().event('bot', { seq: 1, custom: { session: session() } });
    wire().breakDown();
    await settle();
    coach.say('skip');
    while (clock.time < 1012) clock.pass(1);
    welcome({ last: 1 });
    const said = wire().said.map((one) => one.body);
    expect(said).not.toContainEqual(expect.objectContaining({ text: 'skip' }));
    expect(coach.lines[0]?.failed).toBe(true);
    coach.retry(coach.lines[0]?.id as string);
    expect(coach.lines.at(-1)).toMatchObject({ text: 'skip' });
  });
});

describe('a session', () => {
  beforeEach(() => {
    welcome();
    wire().event('bot', { seq: 1, custom: { session: session() } });
  });

  it('plays its cues by itself, each handed over early and for its very instant', () => {
    wire().breakDown();
    clock.pass(70);
    const cues = happened.flatMap((one) => (one.kind === 'cue' ? [one] : []));
    expect(cues.length).toBe(62);
    for (const { cue, at } of cues) expect(at).toBeCloseTo(1000 + cue.at, 9);
    expect(kinds().filter((kind) => kind === 'hold-finished').length).toBe(2);
    expect(kinds().at(-1)).toBe('session-ended');
    expect(coach.guide.finished).toBe(true);
  });

  it('adds nothing up when every timer is late', () => {
    clock.pass(70.2, 0.1);
    const ends = happened.flatMap((one) => (one.kind === 'cue' ? [one.at] : []));
    expect(ends.at(-1)).toBeCloseTo(1000 + 69, 9);
    expect(coach.guide.finished).toBe(true);
  });

  // As browsers do: a timer is cut to whole milliseconds, and time goes on between two readings.
  it('is never a cue or an end late because a timer came too early', () => {
    clock.readingTakes = 0.0002;
    const told: { kind: string; late: number }[] = [];
    coach.listen((what) => {
      const end = what.kind === 'hold-finished' ? 1000 + what.segment.end : undefined;
      const due = what.kind === 'cue' ? what.at - AHEAD_S : end;
      if (due !== undefined) told.push({ kind: what.kind, late: clock.time - due });
    });
    clock.pass(71, -0.0005);
    expect(told.filter((one) => one.kind === 'hold-finished').length).toBe(2);
    expect(told.filter((one) => one.kind === 'cue').length).toBe(61);
    for (const { late } of told) expect(late).toBeLessThan(0.01);
  });

  it('ends a hold where it now ends, when it was made longer', () => {
    clock.pass(10);
    const longer = session({ revision: 2, at: 10, sheet: 2 });
    for (const one of longer.segments ?? []) if (one.start >= 5) one.end += 10;
    for (const one of longer.segments ?? []) if (one.start >= 35) one.start += 10;
    wire().event('bot', { seq: 2, custom: { session: longer } });
    let ended = 0;
    coach.listen((what) => {
      if (what.kind === 'hold-finished') ended ||= clock.time;
    });
    clock.pass(60);
    expect(ended).toBeCloseTo(1045, 6);
  });

  it('hands a cue over not before its time', () => {
    clock.pass(5 - AHEAD_S - 0.01);
    expect(coach.guide.caption).toBe('Get ready.');
    clock.pass(0.02);
    expect(coach.guide.caption).toBe('5');
  });

  it('stands still before the server has answered', async () => {
    clock.pass(10);
    coach.toggle();
    clock.pass(5);
    expect(coach.player.position(clock.now())).toBe(10);
    expect(wire().said[0]?.body).toMatchObject({ text: 'pause', metadata: { position: 10 } });
    expect(kinds()).toContain('frozen');
  });

  it('goes on when that was no pause after all', async () => {
    clock.pass(10);
    coach.hold('stop');
    wire().answer(0);
    await settle();
    wire().event('turn', { id: 'x', state: 'began' });
    wire().event('turn', { id: 'x', state: 'ended' });
    clock.pass(2);
    expect(coach.player.position(clock.now())).toBeCloseTo(12);
  });

  it('is paused, and resumed by the same button', () => {
    wire().event('bot', { seq: 2, custom: { session: session({ state: 'paused', at: 8 }) } });
    expect(kinds()).toContain('session-paused');
    coach.toggle();
    expect(wire().said[0]?.body).toMatchObject({ text: 'resume' });
  });

  it('asks where it is after a laptop was closed', () => {
    clock.pass(10);
    clock.asleep = 600;
    coach.wake();
    expect(coach.player.running).toBe(false);
    clock.pass(1);
    welcome({ last: 1 });
    expect(wire().said[0]?.body).toMatchObject({ event: 'client_resumed', metadata: { position: 10 } });
  });

  it('asks where it is after a reload in the middle of a hold', () => {
    clock.pass(10);
    coach.close();
    coach = begin();
    welcome({ last: 1 });
    expect(wire().said[0]?.body).toMatchObject({ event: 'client_resumed', metadata: { session_id: 's' } });
  });

  it('pauses and goes on with no server there, and tells it afterwards where that led', () => {
    clock.pass(10);
    wire().breakDown();
    clock.pass(2);
    coach.toggle();
    clock.pass(60);
    expect(coach.player.position(clock.now())).toBe(12);
    coach.toggle();
    clock.pass(15);
    expect(coach.player.position(clock.now())).toBeCloseTo(22, 6);
    expect(coach.lines).toEqual([]);
    welcome();
    const told = wire().said.at(-1)?.body as { event: string; metadata: { position: number } };
    expect(told.event).toBe('client_resumed');
    expect(told.metadata.position).toBeCloseTo(22, 6);
  });

  it('is there again after a reload with no server, stands still, and can be ended', () => {
    clock.pass(10.5);
    coach.close();
    happened = [];
    coach = begin();
    wire().breakDown();
    expect(coach.player.running).toBe(false);
    expect(coach.player.position(clock.now())).toBeCloseTo(10.5, 6);
    clock.pass(100);
    coach.toggle();
    clock.pass(70);
    expect(kinds().filter((kind) => kind === 'hold-finished').length).toBe(2);
    expect(coach.guide.finished).toBe(true);
  });

  it('leaves nothing to go on with after its end', () => {
    wire().event('bot', { seq: 2, custom: { session: session({ revision: 2, state: 'ended' }) } });
    coach.close();
    coach = begin();
    wire().breakDown();
    expect(coach.player.session).toBeUndefined();
  });

  it('does not ask when the session had ended', () => {
    clock.pass(80);
    coach.close();
    coach = begin();
    welcome({ last: 1 });
    expect(wire().said).toEqual([]);
  });
});
