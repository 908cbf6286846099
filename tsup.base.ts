import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { sourceHash, sourceHashFile } from './scripts/lib/source-hash.mjs';

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
const binaries = Object.values(manifest.bin ?? {}).map((path) =>
  path.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
);
const entry = [...new Set([...sourceEntries(manifest.exports), ...sourceEntries(manifest.imports), ...binaries])];

// `npm start` compares this hash with the sources'. Taken before the build: an edit during it makes the build stale.
const hash = sourceHash(process.cwd());
rmSync(sourceHashFile, { force: true });

/** The build of every package: its entries as ES modules with shared chunks; declarations come from tsc. */
export default defineConfig({
  entry: Object.fromEntries(entry.map((path) => [path.replace(/^\.\/src\//, '').replace(/\.ts$/, ''), path])),
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  sourcemap: true,
  dts: false,
  // Errors carry the names of their classes, which esbuild would change where a class mentions itself.
  keepNames: true,
  removeNodeProtocol: false,
  external: [/^#/, /^node:/],
  onSuccess: async () => writeFileSync(sourceHashFile, hash),
});
