import { beforeEach, describe, expect, it } from 'vitest';
import { Disconnected, Socket } from '../src/core/socket.js';
import { FakeClock, FakeWire, settle } from './helpers.js';

let clock: FakeClock;
let wires: FakeWire[];
let told: [string, unknown][];
let downs: number;
let socket: Socket;

beforeEach(() => {
  clock = new FakeClock();
  wires = [];
  told = [];
  downs = 0;
  const events = {
    auth: () => ({ token: 't' }),
    event: (name: string, body: unknown) => void told.push([name, body]),
    down: () => void (downs += 1),
  };
  const open = () => {
    const wire = new FakeWire();
    wires.push(wire);
    return wire;
  };
  socket = new Socket('ws://x', events, clock, open, () => 1);
  socket.connect();
});

describe('a connection', () => {
  it('is joined with who one is', () => {
    wires[0]?.join();
    expect(wires[0]?.sent).toEqual(['40{"token":"t"}']);
  });

  it('answers a ping', () => {
    wires[0]?.join();
    wires[0]?.tell('2');
    expect(wires[0]?.sent.at(-1)).toBe('3');
  });

  it('tells events', () => {
    wires[0]?.join();
    wires[0]?.event('bot', { seq: 1 });
    expect(told).toEqual([['bot', { seq: 1 }]]);
  });

  it('gives each its own answer', async () => {
    wires[0]?.join();
    const answers = [socket.emit('say', { id: 'a' }), socket.emit('say', { id: 'b' })];
    wires[0]?.answer(1, 'second');
    wires[0]?.answer(0, 'first');
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
  });

  it('is not there before it is joined', async () => {
    await expect(socket.emit('say', {})).rejects.toBeInstanceOf(Disconnected);
  });
});

describe('a connection that breaks down', () => {
  it('fails what waits for an answer', async () => {
    wires[0]?.join();
    const answer = socket.emit('say', {});
    wires[0]?.breakDown();
    await expect(answer).rejects.toBeInstanceOf(Disconnected);
    expect(downs).toBe(1);
  });

  it('is made again, after longer and longer waits', () => {
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const before = clock.time;
      wires.at(-1)?.breakDown();
      while (wires.length === n + 1) clock.pass(0.25);
      waits.push(clock.time - before);
    }
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15]);
  });

  it('is one from which nothing comes any more', () => {
    wires[0]?.join();
    clock.pass(49);
    expect(downs).toBe(0);
    clock.pass(2);
    expect(downs).toBe(1);
    expect(wires[0]?.closed).toBe(true);
  });

  it('is one that gives no answer', async () => {
    wires[0]?.join();
    const answer = socket.emit('say', {});
    const failed = expect(answer).rejects.toBeInstanceOf(Disconnected);
    clock.pass(11);
    await failed;
    expect(wires.length).toBe(2);
  });

  it('is not made again once it was closed on purpose', async () => {
    wires[0]?.join();
    socket.close();
    clock.pass(60);
    await settle();
    expect(wires.length).toBe(1);
  });

  it('says nothing more when a new one is there', () => {
    const [old] = wires;
    old?.join();
    socket.drop();
    clock.pass(1);
    wires[1]?.join();
    old?.event('bot', {});
    expect(told).toEqual([]);
  });
});
