import { expect } from 'vitest';

/** What `runNetwork` of the app gives. */
export interface NetworkReport {
  readonly largestError: number;
  readonly largeLogits: readonly number[];
  readonly notes: readonly string[];
}

/** Holds reports to Transformers' logits, and to one another: to the bit, since threads and workers compute the same. */
export function expectReports(report: unknown, expected: Readonly<Record<string, readonly (string | RegExp)[]>>): void {
  expect(report).not.toHaveProperty('error');
  // The app's report has the names that the test expects, or the next line fails.
  const reports = report as Readonly<Record<string, NetworkReport>>;
  const [first] = Object.keys(expected);
  for (const [name, notes] of Object.entries(expected)) {
    const { largestError, largeLogits, notes: given } = reports[name] ?? {};
    expect(largestError, name).toBeLessThan(5e-6);
    expect(largeLogits, name).toEqual(reports[first ?? '']?.largeLogits);
    expect(given, name).toEqual(notes.map((note) => (typeof note === 'string' ? note : expect.stringMatching(note))));
  }
}
