/** What is dragged: an item of the routine, or a stretch from the shelf. */
export interface Load {
  stretch: string;
  /** Its place in the routine; undefined when it comes from the shelf. */
  from?: number;
}

interface Edges {
  top: number;
  bottom: number;
}

export interface Ground {
  /** Where the items are now. */
  rows(): Edges[];
  /** Where the routine is; what is below it is its end. */
  zone(): { left: number; right: number; top: number };
  scroll(by: number): void;
  changed(): void;
  /** Put before the item that has been at this place. */
  dropped(load: Load, before: number): void;
  cancelled(load: Load): void;
}

const FAR_ENOUGH = 5; // pixels; less is a press
const EDGE = 70;
const FASTEST = 18; // pixels a frame

/** Before which item something is dropped at this height. */
export function gapAt(y: number, rows: readonly Edges[]): number {
  return rows.filter((row) => (row.top + row.bottom) / 2 < y).length;
}

/** How far a page scrolls in a frame while something is held near its edge. */
export function pull(y: number, height: number): number {
  const edge = Math.min(EDGE, height / 4);
  const depth = y < edge ? y - edge : Math.max(0, y - (height - edge));
  const share = Math.max(-1, Math.min(1, depth / edge)); // a pointer may be out of the window
  return Math.sign(share) * Math.ceil(Math.abs(share) * FASTEST);
}

/** Dragging by mouse, pen or finger. The keyboard has its own way (lifting.ts), and so do the buttons. */
export class Drag {
  /** What is carried, from the moment it has moved. */
  load: Load | undefined;
  /** Before which item it would be dropped; undefined where it would not be. */
  gap: number | undefined;
  x = 0;
  y = 0;
  private held: Load | undefined;
  private pointer = -1;
  private frame = 0;

  constructor(private readonly ground: Ground) {}

  begin(event: PointerEvent, load: Load): void {
    if (event.button !== 0 || !event.isPrimary || this.held) return;
    this.held = load;
    this.pointer = event.pointerId;
    [this.x, this.y] = [event.clientX, event.clientY];
    this.listen('add');
  }

  /** Puts it back where it was. */
  cancel(): void {
    const { load } = this;
    this.end();
    if (load) this.ground.cancelled(load);
  }

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer) return;
    if (!this.load) {
      if (Math.hypot(event.clientX - this.x, event.clientY - this.y) < FAR_ENOUGH) return;
      this.load = this.held;
      this.frame = requestAnimationFrame(this.scroll);
    }
    [this.x, this.y] = [event.clientX, event.clientY];
    this.aim();
  };

  private readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer) return;
    const { load, gap } = this;
    if (load && gap === undefined) return this.cancel();
    this.end();
    if (load && gap !== undefined) this.ground.dropped(load, gap);
  };

  private readonly lost = (event: PointerEvent): void => {
    if (event.pointerId === this.pointer) this.cancel();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  private readonly scroll = (): void => {
    const by = pull(this.y, window.innerHeight);
    if (by) {
      this.ground.scroll(by);
      this.aim();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };

  private aim(): void {
    const { left, right, top } = this.ground.zone();
    const isInside = this.x >= left && this.x <= right && this.y >= top;
    this.gap = isInside ? gapAt(this.y, this.ground.rows()) : undefined;
    this.ground.changed();
  }

  private end(): void {
    cancelAnimationFrame(this.frame);
    this.listen('remove');
    this.held = this.load = this.gap = undefined;
    this.pointer = -1;
    this.ground.changed();
  }

  private listen(what: 'add' | 'remove'): void {
    const listen = (what === 'add' ? window.addEventListener : window.removeEventListener).bind(window);
    listen('pointermove', this.move as EventListener);
    listen('pointerup', this.up as EventListener);
    listen('pointercancel', this.lost as EventListener);
    listen('keydown', this.key as EventListener, true);
  }
}
