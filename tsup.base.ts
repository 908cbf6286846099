import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { sourceHash, sourceHashFile } from './scripts/lib/source-hash.mjs';

/** Every module but tests and what only they use. */
const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('.test.ts'))
  .filter((path) => !/(^|\/)(test-support|testing)\//.test(path));

// `npm start` compares this hash with the sources'. Taken before the build: an edit during it makes the build stale.
const hash = sourceHash(process.cwd());
rmSync(sourceHashFile, { force: true });

/**
 * The build of every package: a module of JavaScript for each of its sources, so that bundlers leave out, or load when it is needed, what the
 * sources keep apart; declarations come from tsc. Names of functions are not kept: the calls for it are effects to bundlers, which then keep all.
 */
export default defineConfig({
  entry: Object.fromEntries(modules.map((path) => [path.replace(/\.ts$/, ''), `src/${path}`])),
  bundle: false,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  dts: false,
  removeNodeProtocol: false,
  onSuccess: async () => writeFileSync(sourceHashFile, hash),
});
