import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inHere = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where each file of the sessions' worker runs; a browser must not meet Node's imports, and Node has no `Worker`. */
const platforms = [
  { name: 'session-worker', conditions: ['browser'] },
  { name: 'session-worker-node', conditions: ['node'] },
];

/**
 * Writes the files of the sessions' worker beside that of the threads: each holds all that it needs, so that any page or runtime can load it as it is.
 * @param folder `src/threads` or `dist/threads`
 */
export async function bundleSessionWorker(folder) {
  await Promise.all(
    platforms.map(({ name, conditions }) =>
      build({
        absWorkingDir: inHere('.'),
        entryPoints: ['src/worker/session-worker.ts'],
        outfile: `${folder}/${name}.js`,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        conditions: ['automodel-source', 'import', ...conditions],
        external: ['node:*'],
        keepNames: true,
        logLevel: 'warning',
      }),
    ),
  );
}
