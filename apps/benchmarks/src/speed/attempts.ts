/** Runs measurements of which one may fail without the others. */
export interface Attempts {
  /** What failed, for the report. */
  readonly failures: readonly string[];
  /** The measurement's result; undefined if it failed. */
  attempt<Result>(title: string, work: () => Promise<Result>): Promise<Result | undefined>;
}

/** @param note is told of each failure when it happens. */
export function createAttempts(note: (text: string) => void): Attempts {
  const failures: string[] = [];
  return {
    failures,
    async attempt(title, work) {
      try {
        return await work();
      } catch (error) {
        const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
        failures.push(`${title}: ${reason.slice(0, 200)}`);
        note(`failed: ${title}: ${reason}`);
        return undefined;
      }
    },
  };
}
