import { describe, expect, it } from 'vitest';
import { guideRows } from './guide-rows.js';

/** Tests by the row of the guide that they run: every marked row under the heading, and no other. */
export function describeRows(heading: string, tests: Readonly<Record<string, () => Promise<void>>>): void {
  describe(heading, () => {
    it('are the marked rows of docs/from-transformers-js.md', () => {
      expect(guideRows(heading)).toEqual(Object.keys(tests));
    });
    it.each(Object.entries(tests))('%s', (_, test) => test());
  });
}
