// Built packages as they would be published: publint and their files; with --types also attw. Run after a build.
import { rmSync } from 'node:fs';
import { checkTarballFiles } from './checks/check-tarball-files.mjs';
import { checkWithAttw } from './checks/check-with-attw.mjs';
import { checkWithPublint } from './checks/check-with-publint.mjs';
import { packPackages } from './checks/pack-packages.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { mapConcurrently } from './lib/map-concurrently.mjs';

await exitOnStepError(async () => {
  const withTypes = process.argv.includes('--types');
  const { directory, tarballs } = await packPackages();
  try {
    const problems = await mapConcurrently(tarballs, 2, async (tarball) => [
      ...checkTarballFiles(tarball),
      ...(await checkWithPublint(tarball)),
      ...(withTypes ? await checkWithAttw(tarball) : []),
    ]);
    for (const problem of problems.flat()) console.log(problem);
    console.log(`${tarballs.length} packages, ${problems.flat().length} problems`);
    if (problems.flat().length > 0) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true });
  }
});
