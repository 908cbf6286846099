import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { absentSharedFolders } from './absent-shared-folders.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * Why the tests of a file were skipped, as far as the project allows it; anything else is a missing tool, or a test
 * that somebody turned off, and fails where CI=true.
 *
 * @param {string} file relative to the root
 * @param {'subset' | 'all'} tier
 * @param {'source' | 'dist'} target what packages imported of one another
 * @returns {string | undefined}
 */
export function explainSkip(file, tier, target) {
  const path = join(workspaceRoot, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (tier !== 'all' && /\brunsAll\b|AUTOMODEL_TEST_TIER/.test(text)) return 'runs in npm run test:all';
  if (target === 'dist' && /AUTOMODEL_TEST_TARGET/.test(text))
    return 'installs what is built in either pass; ran in the first';
  if (absentSharedFolders().length > 0 && /\bshared/i.test(text)) return 'reads reference data beside the checkout';
  if (/libonnx-testdata/.test(text)) return "reads Debian's package libonnx-testdata";
  return undefined;
}
