import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

/** Builds a program of this folder into one file, to be run in a process of its own that may be killed. Gives the file. */
export async function buildProgram(name: string, directory: string): Promise<string> {
  await build({
    config: false,
    silent: true,
    entry: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
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
  return join(directory, `${name}.mjs`);
}
