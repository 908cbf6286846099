import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'tsup';
import { expect, it } from 'vitest';

/** Bytes that the two bring into a page which has core, and with it contracts and the sources that need no network. */
const budget = 8000;

it(`a page that loads from the hub and from addresses has at most ${budget} bytes for it, minified and compressed`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'automodel-size-'));
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  try {
    const entry = join(directory, 'page.ts');
    await writeFile(
      entry,
      ['./hub/hub-source.ts', './http/http-source.ts']
        .map((path) => `export * from ${JSON.stringify(source(path))};`)
        .join('\n'),
    );
    await build({
      config: false,
      silent: true,
      entry: [entry],
      outDir: join(directory, 'out'),
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      treeshake: true,
      noExternal: [/./],
      esbuildPlugins: [
        {
          name: 'what core has',
          setup({ onResolve }) {
            const filter = /^@automodel\/contracts$|\/(closed-error|memory-byte-source|range-source|source-path)\.js$/;
            onResolve({ filter }, ({ path }) => ({ path, external: true }));
          },
        },
      ],
      esbuildOptions(options) {
        options.conditions = ['automodel-source', 'browser'];
      },
    });
    const sizes = new Map<string, number>();
    for (const name of await readdir(join(directory, 'out'))) {
      const bytes = gzipSync(await readFile(join(directory, 'out', name)), { level: 9 }).length;
      sizes.set(name.replace(/-[A-Z0-9]+\.js$/, ''), bytes);
    }
    console.info('hub and http sources, bytes:', Object.fromEntries(sizes));
    // What is loaded only after a server has refused something, or does not describe files as the Hub does.
    expect([...sizes.keys()].sort()).toEqual(['fetch-tree', 'page.js', 'refusal']);
    expect(sizes.get('page.js')).toBeLessThanOrEqual(budget);
  } finally {
    await rm(directory, { recursive: true });
  }
}, 60_000);
