import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

interface Manifest {
  exports?: Record<string, unknown>;
  imports?: Record<string, unknown>;
  bin?: Record<string, string>;
}

/** Every `./src/….ts` that a condition of `exports` or `imports` names is an entry of the build. */
function sourceEntries(conditions: unknown): string[] {
  if (typeof conditions === 'string') return conditions.startsWith('./src/') ? [conditions] : [];
  if (conditions === null || typeof conditions !== 'object') return [];
  return Object.values(conditions).flatMap(sourceEntries);
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const binaries = Object.values(manifest.bin ?? {}).map((path) => path.replace('./dist/', './src/').replace(/\.js$/, '.ts'));
const entry = [...new Set([...sourceEntries(manifest.exports), ...sourceEntries(manifest.imports), ...binaries])];

/** The build of every package: its entries as ES modules with shared chunks; declarations come from tsc. */
const config: Options | Options[] | ((override: Options) => Options | Options[] | Promise<Options | Options[]>) = defineConfig({
  entry: Object.fromEntries(entry.map((path) => [path.replace(/^\.\/src\//, '').replace(/\.ts$/, ''), path])),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  sourcemap: true,
  dts: false,
  external: [/^#/, /^node:/],
});

export default config;
