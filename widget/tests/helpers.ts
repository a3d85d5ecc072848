import type { Clock } from '../src/core/clock.js';
import type { Wire } from '../src/core/socket.js';
import type { CueMessage, SegmentMessage, SessionMessage } from '../src/protocol.js';

/** Time that moves by hand; what is due is called at its very second. */
export class FakeClock implements Clock {
  time = 1000;
  asleep = 0;
  /** How long it takes to read the clock and do something, in seconds. */
  readingTakes = 0;
  private timers: { at: number; call: () => void }[] = [];

  now = (): number => {
    this.time += this.readingTakes;
    return this.time;
  };

  wall = (): number => (this.time + this.asleep) * 1000;

  after(seconds: number, call: () => void): () => void {
    const timer = { at: this.time + Math.max(0, seconds), call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** `late`: how much later than asked for each timer is called, in seconds; below 0, earlier. */
  pass(seconds: number, late = 0): void {
    const until = this.time + seconds;
    for (;;) {
      const next = this.timers.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at + late > until) break;
      this.timers.shift();
      this.time = Math.max(this.time, next.at + late);
      next.call();
    }
    this.time = Math.max(this.time, until);
  }
}

/** A server at the other end of one wire, driven by hand. */
export class FakeWire implements Wire {
  sent: string[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  tell(packet: string): void {
    this.onmessage?.({ data: packet });
  }

  event(name: string, body: unknown): void {
    this.tell(`42${JSON.stringify([name, body])}`);
  }

  join(): void {
    this.tell('0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}');
    this.tell('40{"sid":"y"}');
  }

  breakDown(): void {
    this.onclose?.();
  }

  /** The bodies of the `say` events so far, with the numbers of their answers. */
  get said(): { number: number; body: Record<string, unknown> }[] {
    return this.sent
      .filter((packet) => packet.startsWith('42'))
      .map((packet) => {
        const at = packet.indexOf('[');
        const [, body] = JSON.parse(packet.slice(at)) as [string, Record<string, unknown>];
        return { number: Number(packet.slice(2, at)), body };
      });
  }

  answer(number: number, body: unknown = { ok: true }): void {
    this.tell(`43${number}${JSON.stringify([body])}`);
  }
}

/** A sheet of so many holds, 5 s to get ready and 30 s to hold each, a count every second. */
export function sheet(holds: number): { segments: SegmentMessage[]; cues: CueMessage[] } {
  const segments: SegmentMessage[] = [];
  const cues: CueMessage[] = [];
  for (let at = 0, n = 0; n < holds; n += 1, at += 35) {
    const side = n % 2 ? 'right' : 'left';
    const shared = { stretch: 'cat_cow', side, rep: n + 1 } as const;
    segments.push({ kind: 'countdown', start: at, end: at + 5, ...shared });
    segments.push({ kind: 'hold', start: at + 5, end: at + 35, ...shared });
    cues.push({ at, kind: 'position', text: 'Get ready.' });
    for (let second = 5; second < 35; second += 1) {
      cues.push({ at: at + second, kind: 'count', text: String(second) });
    }
  }
  return { segments, cues };
}

export function session(more: Partial<SessionMessage> = {}, holds = 2): SessionMessage {
  const base = { id: 's', revision: 1, state: 'running', at: 0, sheet: 1, stretch: 'cat_cow' } as const;
  return { ...base, ...sheet(holds), ...more };
}

/** Lets promises that are settled go on. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}
