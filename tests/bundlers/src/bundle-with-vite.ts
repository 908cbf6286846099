import { join } from 'node:path';
import { build } from 'vite';
import type { Bundle } from './bundle.js';
import { modulePaths } from './module-paths.js';

/** `vite build`, with the entry in the place of a page of its own. */
export async function bundleWithVite(directory: string, entry: string, into: string): Promise<Bundle> {
  const built = await build({
    root: directory,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: {
      outDir: into,
      rollupOptions: { input: join(directory, `${entry}.js`), output: { entryFileNames: '[name].js' } },
    },
  });
  const results = [built].flat();
  const kept = results.flatMap((result) =>
    'output' in result
      ? result.output.flatMap((part) =>
          part.type === 'chunk'
            ? Object.entries(part.modules).filter(([, { renderedLength }]) => renderedLength > 0)
            : [],
        )
      : [],
  );
  return {
    modules: modulePaths(
      directory,
      kept.map(([path]) => path),
    ),
  };
}
