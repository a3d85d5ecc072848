/**
 * The part of socket.io 4 that Limber needs, over one websocket: events, answers to them, and coming
 * back after every break. The official client is as large as all of this widget may be.
 */
import type { Clock } from './clock.js';

export interface Wire {
  send(data: string): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface Events {
  /** What is sent when a connection is made: asked for anew each time. */
  auth(): object;
  event(name: string, body: unknown): void;
  down(): void;
}

const FIRST_WAIT_S = 0.5;
const LONGEST_WAIT_S = 15;
const ANSWER_S = 10;
const GRACE_S = 5;

export class Disconnected extends Error {}

interface Waiting {
  resolve(body: unknown): void;
  reject(error: Error): void;
  cancel(): void;
}

export class Socket {
  private wire: Wire | undefined;
  private joined = false;
  private failures = 0;
  private count = 0;
  private ended = false;
  private readonly waiting = new Map<number, Waiting>();
  private cancelRetry: (() => void) | undefined;
  private cancelSilence: (() => void) | undefined;
  private silenceS = Infinity;

  constructor(
    private readonly address: string,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly open: (address: string) => Wire = (to) => new WebSocket(to) as unknown as Wire,
    private readonly chance: () => number = Math.random,
  ) {}

  /** Connects, and again whenever that breaks down, until `close`. */
  connect(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    if (this.wire || this.ended) return;
    let wire: Wire;
    try {
      wire = this.open(this.address);
    } catch {
      this.lost();
      return;
    }
    this.wire = wire;
    wire.onmessage = (event) => wire === this.wire && this.received(String(event.data));
    wire.onclose = () => wire === this.wire && this.lost();
  }

  close(): void {
    this.ended = true;
    this.cancelRetry?.();
    const wire = this.wire;
    this.lost();
    wire?.close();
  }

  /** Tells the server something; its answer. Fails when the connection does, or after ten seconds. */
  emit(name: string, body: object): Promise<unknown> {
    if (!this.joined) return Promise.reject(new Disconnected());
    const number = this.count++;
    return new Promise((resolve, reject) => {
      const cancel = this.clock.after(ANSWER_S, () => this.drop());
      this.waiting.set(number, { resolve, reject, cancel });
      this.wire?.send(`42${number}${JSON.stringify([name, body])}`);
    });
  }

  /** Gives a connection up that seems to be there: a network that has changed, a laptop that slept. */
  drop(): void {
    const wire = this.wire;
    if (!wire) return;
    this.lost();
    wire.close();
  }

  private received(packet: string): void {
    this.watch();
    if (packet === '2') this.wire?.send('3');
    else if (packet[0] === '0') this.opened(packet.slice(1));
    else if (packet.startsWith('40')) this.joined = true;
    else if (packet.startsWith('42')) this.told(packet.slice(2));
    else if (packet.startsWith('43')) this.answered(packet.slice(2));
    else if (packet[0] === '1' || packet.startsWith('41') || packet.startsWith('44')) this.drop();
  }

  private opened(details: string): void {
    const { pingInterval, pingTimeout } = JSON.parse(details) as Record<string, number>;
    this.silenceS = ((pingInterval ?? 25000) + (pingTimeout ?? 20000)) / 1000 + GRACE_S;
    this.watch();
    this.wire?.send(`40${JSON.stringify(this.events.auth())}`);
  }

  private told(packet: string): void {
    const [name, body] = JSON.parse(packet) as [string, unknown];
    this.failures = 0;
    this.events.event(name, body);
  }

  private answered(packet: string): void {
    const at = packet.indexOf('[');
    const number = Number(packet.slice(0, at));
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    waiting?.cancel();
    waiting?.resolve((JSON.parse(packet.slice(at)) as unknown[])[0]);
  }

  /** The server sends something at least so often; a connection without is dead. */
  private watch(): void {
    this.cancelSilence?.();
    if (this.silenceS < Infinity) {
      this.cancelSilence = this.clock.after(this.silenceS, () => this.drop());
    }
  }

  private lost(): void {
    const wire = this.wire;
    this.wire = undefined;
    this.joined = false;
    this.cancelSilence?.();
    if (wire) wire.onmessage = wire.onclose = null;
    for (const waiting of this.waiting.values()) {
      waiting.cancel();
      waiting.reject(new Disconnected());
    }
    this.waiting.clear();
    this.events.down();
    if (this.ended) return;
    const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** this.failures++);
    this.cancelRetry = this.clock.after(wait * (0.5 + this.chance() / 2), () => this.connect());
  }
}
