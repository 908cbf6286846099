import { join } from 'node:path';
import webpack, { type StatsModule } from 'webpack';
import type { Bundle } from './bundle.js';
import { modulePaths } from './module-paths.js';

/** `webpack ENTRY.js --mode production --output-path INTO` */
export async function bundleWithWebpack(directory: string, entry: string, into: string): Promise<Bundle> {
  const compiler = webpack({
    mode: 'production',
    context: directory,
    entry: { [entry]: `./${entry}.js` },
    output: { path: join(directory, into) },
  });
  if (compiler === null) throw new Error('webpack made no compiler.');
  const modules = await new Promise<StatsModule[]>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error !== null || stats === undefined) return reject(error);
      if (stats.hasErrors()) return reject(new Error(stats.toString('errors-only')));
      const all = {
        all: false,
        modules: true,
        nestedModules: true,
        modulesSpace: Infinity,
        nestedModulesSpace: Infinity,
      };
      return resolve(stats.toJson({ ...all, ids: true, orphanModules: false }).modules ?? []);
    });
  });
  await new Promise((resolve) => compiler.close(resolve));
  const kept = modules.flatMap((module) => [module, ...(module.modules ?? [])]);
  return {
    modules: modulePaths(
      directory,
      kept.map(({ nameForCondition }) => nameForCondition ?? ''),
    ),
  };
}
