import type { Clock } from '../core/clock.js';

interface Timer {
  at: number;
  call: () => void;
  handle: ReturnType<typeof setTimeout>;
}

/**
 * The browser's clock. In a hidden page browsers wake a timer once a second, or once a minute, but
 * not those of a worker: while nobody looks, one keeps time as well, and whichever is first counts.
 */
export class BrowserClock implements Clock {
  private readonly timers = new Map<number, Timer>();
  private ids = 0;
  private worker: Worker | undefined;

  /** `server`: where the worker's script is, which may be another origin than the page's. */
  constructor(private readonly server: string) {
    document.addEventListener('visibilitychange', this.watch);
    this.watch();
  }

  readonly now = (): number => performance.now() / 1000;
  readonly wall = (): number => Date.now();

  after(seconds: number, call: () => void): () => void {
    const id = ++this.ids;
    // Whole milliseconds, and rather after than before: browsers cut off what is more.
    const wait = Math.max(0, Math.ceil(seconds * 1000));
    const handle = setTimeout(() => this.due(id), wait);
    this.timers.set(id, { at: performance.now() + wait, call, handle });
    this.worker?.postMessage([id, wait]);
    return () => this.drop(id);
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.watch);
    for (const id of [...this.timers.keys()]) this.drop(id);
    this.dismiss();
  }

  private drop(id: number): Timer | undefined {
    const timer = this.timers.get(id);
    clearTimeout(timer?.handle);
    this.timers.delete(id);
    return timer;
  }

  private due(id: number): void {
    this.drop(id)?.call();
  }

  private readonly watch = (): void => {
    if (document.visibilityState === 'visible') return this.dismiss();
    if (this.worker) return;
    try {
      this.worker = new Worker(address(`${this.server}/timer.js`));
    } catch {
      return; // the page around us forbids it: its timers have to do
    }
    this.worker.onmessage = (event: MessageEvent<number>) => this.due(event.data);
    for (const [id, { at }] of this.timers) this.worker.postMessage([id, at - performance.now()]);
  };

  private dismiss(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }
}

/** A worker's own script must be of the page's origin, but may fetch its contents from anywhere. */
function address(script: string): string {
  if (new URL(script, location.href).origin === location.origin) return script;
  const source = `importScripts(${JSON.stringify(script)})`;
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
