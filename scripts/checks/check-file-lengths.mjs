import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../lib/workspace-root.mjs';
import { isTest, sourceFiles } from './source-files.mjs';

const limits = { longest: 500, median: 100, ninetiethPercentile: 300 };

/** No file over 500 lines, the median at most 100 and the 90th percentile at most 300 (tests: only the first). */
export function checkFileLengths() {
  /** @type {Record<string, string>} */
  const waivers = JSON.parse(readFileSync(join(workspaceRoot, 'scripts/structure-waivers.json'), 'utf8')).fileLengths;
  const measured = sourceFiles().map((path) => ({ path, lines: lineCount(path) }));
  const problems = measured
    .filter(({ path, lines }) => lines > limits.longest && waivers[path] === undefined)
    .map(({ path, lines }) => `${path}: ${lines} lines, the limit is ${limits.longest}`);

  const sorted = measured
    .filter(({ path }) => !isTest(path))
    .map(({ lines }) => lines)
    .sort((left, right) => left - right);
  const median = percentile(sorted, 0.5);
  const ninetieth = percentile(sorted, 0.9);
  if (median > limits.median) problems.push(`the median file has ${median} lines, the limit is ${limits.median}`);
  if (ninetieth > limits.ninetiethPercentile) {
    problems.push(`the 90th percentile is ${ninetieth} lines, the limit is ${limits.ninetiethPercentile}`);
  }
  return {
    problems,
    summary: `lines per file: median ${median}, 90th percentile ${ninetieth}, longest ${sorted.at(-1)}`,
  };
}

/** @param {string} path */
function lineCount(path) {
  return readFileSync(join(workspaceRoot, path), 'utf8').trimEnd().split('\n').length;
}

/**
 * @param {number[]} sorted
 * @param {number} fraction
 */
function percentile(sorted, fraction) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0;
}
