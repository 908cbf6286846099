/** A step of the project's scripts failed; its text is for a person, so no stack trace is printed. */
export class StepError extends Error {
  /**
   * @param {string} title What was being done.
   * @param {{ reason: string, remedy?: string | undefined, log?: string | undefined }} details
   */
  constructor(title, { reason, remedy, log }) {
    const tail = log?.trim() ? `${lastLines(log, 40)}\n` : '';
    super(`${title}: ${reason}\n${tail}${remedy ? `What to do: ${remedy}` : ''}`.trimEnd());
    this.name = 'StepError';
    /** All that the failed program printed. */
    this.log = log ?? '';
  }
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  const lines = text.trim().split('\n').slice(-count);
  return lines.map((line) => `  | ${line}`).join('\n');
}
