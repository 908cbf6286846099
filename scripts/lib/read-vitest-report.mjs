import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ file: string, name: string }[]} skippedTests
 */

/**
 * The counts of one vitest run from its JSON report. A file that could not be collected, or a run without a report,
 * counts as one failure: it must not look like fewer tests.
 *
 * @param {string} path
 * @returns {TestCounts}
 */
export function readVitestReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0, skippedTests: [] };
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ status, file: relative(workspaceRoot, name), name: fullName })),
  );
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const uncollected = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skippedTests = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return { passed, failed: failedTests + uncollected, skipped: skippedTests.length, skippedTests };
}
