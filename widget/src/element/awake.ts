/** Keeps the screen on while a session runs, where the browser lets it. */
export class Awake {
  private lock: WakeLockSentinel | undefined;
  private wanted = false;

  async keep(wanted: boolean): Promise<void> {
    this.wanted = wanted;
    if (!wanted) {
      await this.lock?.release();
      this.lock = undefined;
      return;
    }
    if ((this.lock && !this.lock.released) || document.hidden) return;
    try {
      this.lock = await navigator.wakeLock?.request('screen');
      if (!this.wanted) await this.keep(false);
    } catch {
      // A low battery, or a page that is not served safely: the screen may go dark then.
    }
  }
}
