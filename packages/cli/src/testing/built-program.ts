import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

const packageDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** The `automodel` program as a file that a child process can run. */
export interface BuiltProgram {
  readonly path: string;
  remove(): Promise<void>;
}

/** Builds the program from the sources as they are now; with AUTOMODEL_TEST_TARGET=dist it is the one that is built already. */
export async function builtProgram(): Promise<BuiltProgram> {
  if (process.env.AUTOMODEL_TEST_TARGET === 'dist') {
    return { path: join(packageDirectory, 'dist/main.js'), remove: async () => undefined };
  }
  // Inside the package, so that what stays outside the bundle is found.
  const directory = await mkdtemp(join(packageDirectory, 'node_modules/.automodel-'));
  await build({
    config: false,
    silent: true,
    entry: { main: join(packageDirectory, 'src/main.ts') },
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    outDir: directory,
    outExtension: () => ({ js: '.mjs' }),
    // What the package itself can import stays outside; what only its dependencies can is bundled.
    noExternal: [/^@automodel\//, 'onnxruntime-common'],
    external: ['citty', 'cli-progress', 'onnxruntime-node', 'onnxruntime-web', 'picomatch', 'sharp'],
    esbuildOptions(options) {
      options.conditions = ['automodel-source', 'module', 'node'];
    },
  });
  // A bundle has to bring the threads' file along.
  await cp(fileURLToPath(import.meta.resolve('@automodel/backend-wasm/worker.js')), join(directory, 'worker.js'));
  return { path: join(directory, 'main.mjs'), remove: () => rm(directory, { recursive: true }) };
}
