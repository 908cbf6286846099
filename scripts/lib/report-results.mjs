import { absentSharedFolders } from './absent-shared-folders.mjs';
import { explainSkip } from './explain-skip.mjs';

/** @import { StepResult } from './run-test-step.mjs' */

/**
 * Prints the table of steps, what was skipped and why, and as the last line the sum over all test runs.
 *
 * @param {StepResult[]} results
 * @param {{ tier: 'subset' | 'all', missingTools: string[], strict: boolean }} options `strict`: a missing tool and a
 *   skip without a reason are failures.
 * @returns {boolean} whether all is well
 */
export function reportResults(results, { tier, missingTools, strict }) {
  const width = Math.max(...results.map(({ title }) => title.length));
  console.log('\n');
  for (const { title, succeeded, seconds, counts } of results) {
    const tests = counts ? `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
    console.log(`${succeeded ? '✓' : '✗'} ${title.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s${tests}`);
  }

  const absent = absentSharedFolders();
  if (absent.length > 0) console.log(`\nNot there: ${absent.join(', ')}; suites read only the copies in the packages.`);
  for (const tool of missingTools) console.log(`\nSkipped for want of a tool: ${tool}`);

  /** @type {Map<string, number>} */
  const skips = new Map();
  let unexplained = 0;
  for (const { counts, target } of results) {
    for (const { file } of counts?.skippedTests ?? []) {
      const reason = explainSkip(file, tier, target);
      if (reason === undefined) unexplained += 1;
      const line = `${file}: ${reason ?? 'no reason that the project knows'}`;
      skips.set(line, (skips.get(line) ?? 0) + 1);
    }
  }
  if (skips.size > 0) console.log('\nSkipped tests:');
  for (const [line, count] of skips) console.log(`  ${count} in ${line}`);

  // Named here again: the end of the output may be all that somebody sees.
  for (const { title, counts } of results) {
    for (const { file, name, message } of counts?.failures ?? []) {
      console.log(`\nFailed in ${title}: ${file} > ${name}\n  ${message.split('\n', 12).join('\n  ')}`);
    }
  }

  const broken = strict && missingTools.length + unexplained > 0;
  if (broken) console.log('\nCI=true: a missing tool or a skip without a reason is a failure.');
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    results.reduce((total, { counts }) => total + (counts?.[key] ?? 0), 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return !broken && results.every(({ succeeded, counts }) => succeeded && (counts?.failed ?? 0) === 0);
}
