/** Sends what is waiting, one after the other, each until it is taken, refused or too late. */
import type { Clock } from './clock.js';
import { Outbox, type Outgoing } from './outbox.js';
import { Disconnected, type Socket } from './socket.js';

export interface Fate {
  /** Nobody wants it done any more. */
  tooLate(one: Outgoing): void;
  refused(one: Outgoing, problem: string): void;
}

export class Sender {
  private readonly outbox = new Outbox();
  private sending = false;
  private open = false;

  constructor(
    private readonly socket: () => Socket,
    private readonly clock: Clock,
    private readonly fate: Fate,
  ) {}

  /** How much has not been taken yet. */
  get waiting(): number {
    return this.outbox.size;
  }

  add(one: Outgoing): void {
    this.outbox.add(one);
    void this.pump();
  }

  /** The connection is there: what waited goes. */
  up(): void {
    this.open = true;
    void this.pump();
  }

  /** It is not; what was on its way is sent again, under the same id. */
  down(): void {
    this.open = false;
    this.sending = false;
  }

  private async pump(): Promise<void> {
    if (this.sending || !this.open) return;
    const one = this.outbox.next(this.clock.now(), (late) => this.fate.tooLate(late));
    if (!one) return;
    this.sending = true;
    const { until: _until, ...message } = one;
    try {
      const answer = (await this.socket().emit('say', message)) as { ok: boolean; problem?: string };
      this.outbox.done(one.id);
      if (!answer.ok) this.fate.refused(one, answer.problem ?? '');
    } catch (error) {
      if (!(error instanceof Disconnected)) throw error;
      return;
    } finally {
      this.sending = false;
    }
    await this.pump();
  }
}
