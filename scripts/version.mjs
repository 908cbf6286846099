// pnpm run version: gives all packages their next version from the changesets, in package.json and in the sources.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { ensurePnpm } from './lib/ensure-pnpm.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { runStep } from './lib/run-step.mjs';
import { tool } from './lib/tool.mjs';
import { workspacePackages } from './lib/workspace-packages.mjs';

await exitOnStepError(async () => {
  const pnpm = await ensurePnpm();
  await ensureInstalled('full');
  // The declarations of what is released now are what plugins out there were built against.
  await runStep({ title: 'Building', command: process.execPath, arguments: ['scripts/build.mjs'] });
  const contract = ['scripts/write-last-contract.mjs'];
  await runStep({ title: 'Writing the last contract', command: process.execPath, arguments: contract });
  const changesets = [tool('@changesets/cli', 'changeset'), 'version'];
  await runStep({ title: 'changeset version', command: process.execPath, arguments: changesets });

  for (const { directory, manifest } of workspacePackages(['packages'])) {
    const file = join(directory, 'src/package-identity.ts');
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/\bversion: '[^']*'/, `version: '${manifest.version}'`));
  }
  const lockfile = [pnpm, 'install', '--lockfile-only'];
  await runStep({ title: 'Writing the lockfile', command: process.execPath, arguments: lockfile });
  console.log(
    `All packages are ${workspacePackages(['packages'])[0]?.manifest.version} now; review, run npm test, commit.`,
  );
});
