import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where things lie. */
export const paths: Readonly<Record<'app' | 'network' | 'sessionWorker' | 'threadWorker', string>> = {
  app: here('../app'),
  /** A network with logits that Transformers gave. */
  network: here('../../models/fixtures/hf-tiny/basic'),
  /** The built files of workers. */
  sessionWorker: here('../../../packages/backend-wasm/dist/threads/session-worker.js'),
  threadWorker: here('../../../packages/backend-wasm/dist/threads/worker.js'),
};

/** The program that an npm package brings for this platform beside itself, in a package of its own; undefined if it has none. */
export function programOf(name: string, scope: string, file: string): string | undefined {
  const folder = dirname(require.resolve(`${name}/package.json`));
  const siblings = join(folder, '..', scope);
  if (!existsSync(siblings)) return undefined;
  return readdirSync(siblings)
    .map((platform) => join(siblings, platform, file))
    .find((path) => existsSync(path));
}
