import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { unusedModules } from './unused-modules.js';

const app = fileURLToPath(new URL('../app/', import.meta.url));

/** The modules of which code is left in the entry's own file, bundled from the sources. */
async function modulesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: app,
    entryPoints: [`${entry}.js`],
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: 'bundle',
    write: false,
    metafile: true,
    conditions: ['automodel-source'],
    logLevel: 'error',
  });
  const inputs = metafile.outputs[`bundle/${entry}.js`]?.inputs ?? {};
  return Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
}

const registerEntries = ['packages/backend-wasm', 'packages/model-resnet', 'apps/third-party-model'].map(
  (folder) => `../../../${folder}/src/register.ts`,
);

// The quick form of bundlers.test.ts: one bundler, the sources, no browser.
describe('bundles of the sources', () => {
  it('keep every /register entry, and no plugin that is not used', async () => {
    const modules = await modulesOf('by-register');
    expect(modules).toEqual(expect.arrayContaining(registerEntries));
    expect(unusedModules(modules)).toEqual([]);
    expect(modules.filter((path) => /packages\/(model-timm|backend-onnxruntime|image|pipelines)\//.test(path))).toEqual(
      [],
    );
  });

  it('have no /register entry of plugins that are passed by value', async () => {
    const modules = await modulesOf('by-value');
    expect(modules).toContain('../../../apps/third-party-model/src/cifar-resnet.ts');
    expect(modules.filter((path) => /register|model-timm|backend-onnxruntime|animal/.test(path))).toEqual([]);
  });
});
