// Names, lengths and metadata that no linter looks at; part of `pnpm check`.
import { checkChangesets } from './checks/check-changesets.mjs';
import { checkFileLengths } from './checks/check-file-lengths.mjs';
import { checkFileNames } from './checks/check-file-names.mjs';
import { checkMachinePaths } from './checks/check-machine-paths.mjs';
import { checkManifests } from './checks/check-manifests.mjs';

const checks = {
  'file names': checkFileNames,
  'file lengths': checkFileLengths,
  'package manifests': checkManifests,
  'machine paths': checkMachinePaths,
  changesets: checkChangesets,
};

for (const [name, check] of Object.entries(checks)) {
  const { problems, summary } = /** @type {{ problems: string[], summary?: string }} */ (check());
  console.log(
    `${name}: ${problems.length === 0 ? 'good' : `${problems.length} problems`}${summary ? ` (${summary})` : ''}`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
