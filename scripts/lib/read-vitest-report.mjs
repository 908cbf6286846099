import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ file: string, name: string }[]} skippedTests
 * @property {{ file: string, name: string, message: string }[]} failures
 */

/**
 * @typedef {object} FileReport
 * @property {string} name
 * @property {string} status
 * @property {string} [message]
 * @property {{ status: string, fullName: string, failureMessages?: string[] }[]} assertionResults
 */

/**
 * The counts of one vitest run from its JSON report. A file that could not be collected, or a run without a report,
 * counts as one failure: it must not look like fewer tests.
 *
 * @param {string} path
 * @returns {TestCounts}
 */
export function readVitestReport(path) {
  if (!existsSync(path)) {
    const failures = [{ file: relative(workspaceRoot, path), name: 'the report', message: 'was not written' }];
    return { passed: 0, failed: 1, skipped: 0, skippedTests: [], failures };
  }
  /** @type {{ testResults: FileReport[] }} */
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName, failureMessages }) => {
      return { status, file: relative(workspaceRoot, name), name: fullName, message: failureMessages?.[0] ?? '' };
    }),
  );
  const uncollected = testResults
    .filter(({ status, assertionResults }) => {
      return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    })
    .map(({ name, message }) => ({ file: relative(workspaceRoot, name), name: 'the file', message: message ?? '' }));
  const failures = [...tests.filter(({ status }) => status === 'failed'), ...uncollected];
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skippedTests = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return { passed, failed: failures.length, skipped: skippedTests.length, skippedTests, failures };
}
