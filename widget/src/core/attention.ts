/** Whether what was heard is meant for Limber: the same rules as `limber voice` has. */
const AWAKE_S = 12;
/** "Limber" as recognisers hear it. */
const CALL =
  /^(?:(?:hey|hay|hi|hello|ok|okay|a|they|the|tay)\s+)?(?:limber|limbers|lumber|timber|limb a)\b[\s,]*/;

export interface Meant {
  text: string;
  /** Nobody called: it may have been meant for others in the room. */
  overheard: boolean;
}

export class Attention {
  inSession = false;
  private until = -Infinity;

  /** Somebody has just turned to it, or been answered. */
  stay(now: number): void {
    this.until = Math.max(this.until, now + AWAKE_S);
  }

  awake(now: number): boolean {
    return this.inSession || now < this.until;
  }

  /** What is meant of words that began then; undefined when they are for others. */
  meant(text: string, began: number): Meant | undefined {
    const call = CALL.exec(text);
    if (call) return { text: text.slice(call[0].length), overheard: false };
    return this.awake(began) ? { text, overheard: this.inSession } : undefined;
  }
}
