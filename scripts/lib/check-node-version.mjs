import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepError } from './step-error.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/** @throws {StepError} where this Node is older than `engines` of the root package.json allows. */
export function checkNodeVersion() {
  const manifest = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8'));
  const required = manifest.engines.node.replace('>=', '');
  if (compareVersions(process.versions.node, required) >= 0) return;
  throw new StepError('Node', {
    reason: `this is Node ${process.versions.node}, the project needs ${required} or newer`,
    remedy: 'install a current Node and run the command again.',
  });
}

/**
 * @param {string} left
 * @param {string} right
 */
function compareVersions(left, right) {
  const [leftParts, rightParts] = [left, right].map((version) => version.split('.').map(Number));
  for (let position = 0; position < 3; position++) {
    const difference = (leftParts?.[position] ?? 0) - (rightParts?.[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
