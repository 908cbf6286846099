import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a page from a TypeScript entry of this folder, as a user's bundler would, with no configuration but the folder. */
export async function buildPage(entry: string, into: string): Promise<void> {
  const root = fileURLToPath(new URL('../../../src/speed/chromium/', import.meta.url));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: {
      outDir: into,
      emptyOutDir: false,
      target: 'es2022',
      rollupOptions: { input: join(root, `${entry}.ts`), output: { entryFileNames: `${entry}.js` } },
    },
    worker: { format: 'es' },
  });
  const html = `<!doctype html><meta charset="utf-8"><title>${entry}</title><script type="module" src="./${entry}.js"></script>`;
  await writeFile(join(into, `${entry}.html`), html);
}
