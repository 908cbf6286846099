import { expect } from 'vitest';
import type { BackendSuite } from './backend-suite.js';
import { compareRun } from './compare-run.js';
import type { GraphFixture } from './graph-fixture.js';
import { openSession } from './open-session.js';
import { sessionPaths } from './session-paths.js';
import { tolerances } from './tolerances.js';

/** Runs a network with inputs of several shapes in one session, with and without a hint of the first. */
export function defineGraphTests(suite: BackendSuite, fixture: GraphFixture): void {
  const { backend, device, oracle } = suite.options;
  const { name, model, weights, runs, tolerance = 'accumulated' } = fixture;
  const isSupported = backend.unsupported(model, device).length === 0;
  suite.count(name, isSupported);
  if (!isSupported) return;
  const [first] = runs;
  const firstShapes = first && Object.fromEntries(Array.from(first, ([input, { dims }]) => [input, dims]));
  for (const path of sessionPaths(backend)) {
    for (const inputShapes of path === 'graph' ? [undefined, firstShapes] : [undefined]) {
      const hint = inputShapes === undefined ? '' : ', shapes told';
      suite.test(`graph: ${name}${hint}`, path, async () => {
        const session = await openSession(model, weights, { backend, device, path, inputShapes });
        try {
          for (const feeds of runs) {
            const built = { model, weights, feeds };
            expect(await compareRun(session, built, feeds, { oracle, tolerance: tolerances[tolerance] })).toEqual([]);
          }
        } finally {
          await session.dispose();
        }
      });
    }
  }
}
