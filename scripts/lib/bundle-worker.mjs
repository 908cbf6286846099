import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** Where each file of a worker runs; a browser must not meet Node's imports, and Node has no `Worker`. */
const platforms = [
  { suffix: '', conditions: ['browser'] },
  { suffix: '-node', conditions: ['node'] },
];

const dynamicImport = /await import\('(\.[^']+)'\)/g;

/**
 * No worker loads a module later: what its sources import on demand is imported from the start, and a bundle takes what is used of it. Left as they
 * are, modules that some unused export of a barrel would load make esbuild wrap all that they share with the worker, and then leave out initializers
 * that are needed. Other packages' entries, which only unused exports load, stay imports.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutDynamicImports = {
  name: 'without dynamic imports',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      /** @type {string[]} */
      const paths = [];
      const text = (await readFile(path, 'utf8')).replace(dynamicImport, (_, imported) => {
        paths.push(imported);
        return `importedModule${paths.length - 1}`;
      });
      if (paths.length === 0) return undefined;
      const imports = paths.map((imported, index) => `import * as importedModule${index} from '${imported}';`);
      return { contents: `${imports.join(' ')} ${text}`, loader: 'ts' };
    });
  },
};

/**
 * Writes the files of a worker, `NAME.js` for browsers and `NAME-node.js`: each holds all that it needs, so that any page or runtime can load it as
 * it is.
 *
 * @param {string} directory of the package
 * @param {string} entry in it
 * @param {string} target in it, without `.js`
 */
export async function bundleWorker(directory, entry, target) {
  await Promise.all(
    platforms.map(({ suffix, conditions }) =>
      build({
        absWorkingDir: directory,
        entryPoints: [entry],
        outfile: `${target}${suffix}.js`,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        conditions: ['automodel-source', 'import', ...conditions],
        external: ['node:*', 'sharp'],
        plugins: [withoutDynamicImports],
        // A worker compiles its file from scratch each time that one starts.
        minify: true,
        logLevel: 'warning',
      }),
    ),
  );
}
