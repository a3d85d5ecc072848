/** A file that is dropped anywhere on the page, in place of the browser opening it. */
export class FileDrop {
  /** One is held over the page. */
  isOver = false;

  constructor(
    private readonly dropped: (file: File) => void,
    private readonly changed: () => void,
  ) {}

  attach(): void {
    this.listen(window.addEventListener.bind(window));
  }

  detach(): void {
    this.listen(window.removeEventListener.bind(window));
  }

  private listen(listen: typeof window.addEventListener): void {
    listen('dragover', this.over);
    listen('dragleave', this.leave);
    listen('drop', this.drop);
  }

  private readonly over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.show(true);
  };

  private readonly leave = (event: DragEvent): void => {
    if (!event.relatedTarget) this.show(false); // out of the window, not to another part of the page
  };

  private readonly drop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    this.show(false);
    if (!file) return;
    event.preventDefault();
    this.dropped(file);
  };

  private show(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.changed();
  }
}
