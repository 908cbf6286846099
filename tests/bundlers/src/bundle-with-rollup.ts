import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import type { Bundle } from './bundle.js';
import { modulePaths } from './module-paths.js';

/** `rollup ENTRY.js --plugin node-resolve --dir INTO`: without that plugin Rollup knows no packages at all. */
export async function bundleWithRollup(directory: string, entry: string, into: string): Promise<Bundle> {
  const build = await rollup({ input: join(directory, `${entry}.js`), plugins: [nodeResolve()], logLevel: 'silent' });
  const { output } = await build.write({ dir: join(directory, into), format: 'es' });
  await build.close();
  const kept = output.flatMap((part) =>
    part.type === 'chunk' ? Object.entries(part.modules).filter(([, { renderedLength }]) => renderedLength > 0) : [],
  );
  return {
    modules: modulePaths(
      directory,
      kept.map(([path]) => path),
    ),
  };
}
