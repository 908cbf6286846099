// Holds api/*.md, a report of everything that packages export, against the built declarations: a changed contract shows in review.
// With --write it writes them. Run after a build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport } from './lib/api-report.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { workspacePackages } from './lib/workspace-packages.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

/** Promise nothing before 1.0. */
const internal = ['packages/compiler', 'packages/engine'];

await exitOnStepError(async () => {
  const writes = process.argv.includes('--write');
  mkdirSync(join(workspaceRoot, 'api'), { recursive: true });
  for (const workspacePackage of workspacePackages(['packages'])) {
    const { directory, manifest, path } = workspacePackage;
    if (internal.includes(path)) continue;
    if (manifest.private || Object.keys(manifest.exports ?? {}).every((entry) => entry === './package.json')) continue;
    if (!existsSync(join(directory, 'dist'))) {
      console.log(`${manifest.name} has no dist: run "npm run build" first.`);
      process.exitCode = 1;
      continue;
    }
    const file = join(workspaceRoot, 'api', `${path.replace('packages/', '')}.md`);
    const report = apiReport(workspacePackage);
    if (existsSync(file) && readFileSync(file, 'utf8') === report) continue;
    if (writes) writeFileSync(file, report);
    else {
      console.log(`${manifest.name} exports something else than api/${path.replace('packages/', '')}.md says.`);
      console.log(
        '  If that is meant, run "npm run api" and commit the file: reviewers see there what changes for users.',
      );
      process.exitCode = 1;
    }
  }
});
