/** A batch that still fills. */
export class OpenBatch<Member> {
  readonly members: Member[] = [];
  /** Whether it waits for no further members: it is full, or its time is over. */
  due = false;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onDue called when the time is over. */
  constructor(maxWaitMs: number | undefined, onDue: () => void) {
    if (maxWaitMs === undefined) return;
    this.#timer = setTimeout(() => {
      this.due = true;
      onDue();
    }, maxWaitMs);
  }

  /** Stops the clock. */
  close(): void {
    clearTimeout(this.#timer);
  }
}
