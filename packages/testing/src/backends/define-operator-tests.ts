import { assert, asyncProperty } from 'fast-check';
import { expect } from 'vitest';
import type { OperatorCase, OperatorCases } from '../ops/operator-cases.js';
import type { BackendSuite } from './backend-suite.js';
import { type BuiltCase, buildCase } from './build-case.js';
import { compareRun } from './compare-run.js';
import { isLongTier } from './is-long-tier.js';
import { openSession } from './open-session.js';
import type { SessionPath } from './session-path.js';
import { sessionPaths } from './session-paths.js';
import { tolerances } from './tolerances.js';

const fuzzTimeout = 300_000;

/** The tests of one operator: its cases, and drawn ones. */
export function defineOperatorTests(suite: BackendSuite, operatorCases: OperatorCases): void {
  const { operator, cases, fuzz } = operatorCases;
  const { backend, device } = suite.options;
  const paths = sessionPaths(backend);
  let isSupported = false;
  for (const [name, operatorCase] of Object.entries(cases)) {
    const built = buildCase(operator, operatorCase, name);
    const runs = backend.unsupported(built.model, device).length === 0;
    suite.count(operator, runs);
    if (!runs) continue;
    isSupported = true;
    for (const path of paths) {
      suite.test(`${operator}: ${name}`, path, () => runCase(suite, operatorCases, operatorCase, built, path));
    }
  }
  if (fuzz === undefined || !isSupported) return;
  const { fuzzRuns = isLongTier() ? 100 : 5 } = suite.options;
  for (const path of paths) {
    suite.test(
      `${operator}: fuzzed`,
      path,
      (isException) => {
        const property = asyncProperty(fuzz, async (operatorCase) => {
          const built = buildCase(operator, operatorCase, 'fuzzed');
          if (backend.unsupported(built.model, device).length > 0) return;
          await runCase(suite, operatorCases, operatorCase, built, path);
        });
        // An exception needs one failure in as many runs as the long tier has, not the smallest one.
        return assert(property, { seed: 1, numRuns: isException ? 100 : fuzzRuns, endOnFailure: isException });
      },
      fuzzTimeout,
    );
  }
}

async function runCase(
  { options: { backend, device, oracle } }: BackendSuite,
  operatorCases: OperatorCases,
  operatorCase: OperatorCase,
  built: BuiltCase,
  path: SessionPath,
): Promise<void> {
  const session = await openSession(built.model, built.weights, { backend, device, path });
  try {
    const tolerance = tolerances[operatorCase.tolerance ?? operatorCases.tolerance ?? 'exact'];
    expect(await compareRun(session, built, built.feeds, { oracle, tolerance })).toEqual([]);
  } finally {
    await session.dispose();
  }
}
