/** Time and waking, passed in: the core reads no clock of its own. */
export interface Clock {
  /** Seconds of a clock that is never set. */
  now(): number;
  /** Milliseconds since the epoch, which go on while a laptop sleeps. */
  wall(): number;
  /** Calls once, so many seconds from now; the answer takes it back. */
  after(seconds: number, call: () => void): () => void;
}
