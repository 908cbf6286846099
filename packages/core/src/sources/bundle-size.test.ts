import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'tsup';
import { expect, it } from 'vitest';

/** Bytes that the two bring into a page which has core, and with it contracts and the sources that need no network. */
const budget = 8000;

it(`hub and http sources have at most ${budget} bytes in a page, minified and compressed`, async () => {
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
            const filter =
              /^@automodel\/contracts$|\/(check-range|closed-error|memory-byte-source|range-source|source-path)\.js$/;
            onResolve({ filter }, ({ path }) => ({ path, external: true }));
          },
        },
      ],
      esbuildOptions(options) {
        options.conditions = ['automodel-source', 'browser'];
      },
    });
    let size = 0;
    for (const name of await readdir(join(directory, 'out'))) {
      size += gzipSync(await readFile(join(directory, 'out', name)), { level: 9 }).length;
    }
    console.info(`hub and http sources: ${size} bytes`);
    expect(size).toBeLessThanOrEqual(budget);
  } finally {
    await rm(directory, { recursive: true });
  }
}, 60_000);
