import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

/** @import { IForbiddenRuleType, ICruiseResult } from 'dependency-cruiser' */

// What is built, and recorded data. The programs of workers are built beside the sources (scripts/lib/bundle-workers.mjs).
const excluded = [
  '(^|/)(dist|fixtures)/',
  '\\.config\\.ts$',
  '^packages/image/src/worker/image-worker(-node)?\\.js$',
  '^packages/backend-wasm/src/threads/session-worker(-node)?\\.js$',
];

/**
 * The violations of `rules` by the sources below `directory`, one text each: `rule: file → imported`.
 *
 * @param {string} directory
 * @param {IForbiddenRuleType[]} rules
 * @returns {Promise<{ violations: string[], fileCount: number }>}
 */
export async function cruiseDependencies(directory, rules) {
  const { output } = await cruise(
    ['packages', 'apps', 'tests'].filter((folder) => existsSync(join(directory, folder))),
    {
      baseDir: directory,
      validate: true,
      ruleSet: { forbidden: rules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: excluded.join('|') },
      moduleSystems: ['es6'],
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['automodel-source', 'import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  );
  const { summary } = /** @type {ICruiseResult} */ (output);
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    fileCount: summary.totalCruised,
  };
}
