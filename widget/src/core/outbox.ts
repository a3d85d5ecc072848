/** What the person said while the server was away: sent when it is back, unless it is too late then. */
import type { ClientState } from '../protocol.js';

export interface Outgoing {
  id: string;
  text?: string;
  event?: 'client_resumed' | 'routine_chosen';
  metadata?: Partial<ClientState> & { overheard?: string; routine?: string };
  /** The second from which nobody wants it done any more. */
  until: number;
}

/** "Pause" that comes after the hold has ended does harm; a question only comes late. */
export const IN_SESSION_S = 10;
export const ELSEWHERE_S = 120;

export class Outbox {
  private waiting: Outgoing[] = [];

  add(one: Outgoing): void {
    this.waiting.push(one);
  }

  /** The first that is still wanted; `expired` is called with each that is not. */
  next(now: number, expired: (one: Outgoing) => void): Outgoing | undefined {
    while (this.waiting[0] && this.waiting[0].until < now) expired(this.waiting.shift() as Outgoing);
    return this.waiting[0];
  }

  done(id: string): void {
    this.waiting = this.waiting.filter((one) => one.id !== id);
  }

  get size(): number {
    return this.waiting.length;
  }
}
