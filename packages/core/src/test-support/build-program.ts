import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

/** Builds a program into one file of a directory, to be run in a process of its own that may be killed. Gives the file. */
export async function buildProgram(program: URL, directory: string): Promise<string> {
  await build({
    config: false,
    silent: true,
    entry: [fileURLToPath(program)],
    outDir: directory,
    outExtension: () => ({ js: '.mjs' }),
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    noExternal: [/./],
    esbuildOptions(options) {
      options.conditions = ['automodel-source'];
    },
  });
  return join(directory, `${basename(program.pathname, '.ts')}.mjs`);
}
