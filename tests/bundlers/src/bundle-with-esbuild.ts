import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { Bundle } from './bundle.js';
import { modulePaths } from './module-paths.js';

/** `esbuild ENTRY.js --bundle --format=esm --splitting --outdir=INTO` */
export async function bundleWithEsbuild(directory: string, entry: string, into: string): Promise<Bundle> {
  const { metafile } = await build({
    absWorkingDir: directory,
    entryPoints: [`${entry}.js`],
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: into,
    metafile: true,
    logLevel: 'error',
  });
  // Output that nothing imports any more is there all the same: https://github.com/evanw/esbuild/issues/2024
  const kept = reachable(metafile, `${into}/${entry}.js`).flatMap((output) =>
    Object.entries(metafile.outputs[output]?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  return {
    modules: modulePaths(
      directory,
      kept.map(([path]) => resolve(directory, path)),
    ),
  };
}

function reachable({ outputs }: Metafile, from: string, found = new Set<string>()): string[] {
  found.add(from);
  for (const { path } of outputs[from]?.imports ?? [])
    if (!found.has(path)) reachable({ inputs: {}, outputs }, path, found);
  return [...found];
}
