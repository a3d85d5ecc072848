/** Time and waking, passed in: the core reads no clock of its own. */
export interface Clock {
  /** Seconds of a clock that is never set. */
  now(): number;
  /** Milliseconds since the epoch, which go on while a laptop sleeps. */
  wall(): number;
  /** Calls once, so many seconds from now; the answer takes it back. */
  after(seconds: number, call: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now() / 1000,
  wall: () => Date.now(),
  after(seconds, call) {
    // Whole milliseconds, and rather after than before: browsers cut off what is more.
    const timer = setTimeout(call, Math.max(0, Math.ceil(seconds * 1000)));
    return () => clearTimeout(timer);
  },
};
