import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as buildWithEsbuild, type Metafile } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './launch-chromium.js';
import { repositoryRoot } from './repository-root.js';

/**
 * What a page may download to classify images with a ResNet, in bytes: to be lowered when it shrinks, and raised for nothing. The first release must
 * stay below 50 kB with what Vite does by default. esbuild loads with a page whatever a package's entry re-exports and any part of the app uses.
 */
const budgets = { vite: 49_300, esbuild: 84_400 };

/** What a cross-origin isolated page loads beyond that: the code of threads and their worker. */
const threadsBudget = 2_700;

/** core, onnx, compiler, image, model-resnet, the engine with the operators of convolutional classifiers, onnxruntime-common's Tensor. */
const page = `
import '@automodel/backend-wasm/register/vision';
import { AutoImageProcessor, AutoModelForImageClassification, topK } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

globalThis.labelsOf = async (source, image) => {
  const use = [imageProcessors, resnet];
  const processor = await AutoImageProcessor.fromPretrained(source, { use });
  const model = await AutoModelForImageClassification.fromPretrained(source, { use });
  const { logits } = await model.forward(await processor(image));
  return topK(logits, 5, model.config.id2label);
};
`;

/** The packages are built module by module, so that a bundle of their sources is one of what is published. */
const conditions = ['automodel-source', 'module', 'browser', 'production'];

/** The files of a bundle by name, and those that a page loads by itself: the entry and what it imports by `import … from`. */
interface BuiltPage {
  readonly entry: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly loaded: ReadonlySet<string>;
}

function compressedLength(files: Iterable<Uint8Array>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

function loadedLength({ files, loaded }: BuiltPage): number {
  expect([...loaded].filter((name) => !files.has(name))).toEqual([]);
  return compressedLength([...files].filter(([name]) => loaded.has(name)).map(([, content]) => content));
}

/** An entry and all that it imports by `import … from`. */
function importedWith(entry: string, importsOf: (file: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const file of found) for (const imported of importsOf(file)) found.add(imported);
  return found;
}

async function vitePage(directory: string): Promise<BuiltPage> {
  const result = await buildWithVite({
    root: directory,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions },
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: join(directory, 'page.js'), preserveEntrySignatures: false },
    },
  });
  if (!('output' in result)) throw new TypeError('not one bundle');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const assets = result.output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.js'));
  const entry = chunks.find(({ isEntry }) => isEntry)?.fileName ?? '';
  const contents = [
    ...chunks.map(({ fileName, code }) => [fileName, Buffer.from(code)] as const),
    ...assets.map((file) => [file.fileName, Buffer.from(file.type === 'asset' ? file.source : '')] as const),
  ];
  const importsOf = (file: string) => chunks.find(({ fileName }) => fileName === file)?.imports ?? [];
  return { entry, files: new Map(contents), loaded: importedWith(entry, importsOf) };
}

async function esbuildPage(directory: string): Promise<{ readonly page: BuiltPage; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await buildWithEsbuild({
    absWorkingDir: directory,
    entryPoints: ['page.js'],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions,
    logLevel: 'silent',
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path.slice(directory.length + 1), contents]));
  const importsOf = (file: string) =>
    (metafile.outputs[file]?.imports ?? []).flatMap(({ kind, path }) => (kind === 'import-statement' ? [path] : []));
  return { page: { entry: 'out/page.js', files, loaded: importedWith('out/page.js', importsOf) }, metafile };
}

describe('a page that classifies with a ResNet', () => {
  let directory: string;
  beforeAll(async () => {
    // Inside this package, so that what it depends on is found.
    directory = await mkdtemp(fileURLToPath(new URL('../node_modules/.download-size-', import.meta.url)));
    await writeFile(join(directory, 'page.js'), page);
  });
  afterAll(() => rm(directory, { recursive: true }));

  it(`loads at most ${budgets.vite} bytes of code with Vite, minified and compressed`, {
    timeout: 60_000,
  }, async () => {
    const size = loadedLength(await vitePage(directory));
    console.info(`to classify with a ResNet, bundled by Vite: ${size} bytes`);
    expect(size).toBeLessThanOrEqual(budgets.vite);
  });

  it(`loads at most ${budgets.esbuild} bytes of code with esbuild`, { timeout: 60_000 }, async () => {
    const { page, metafile } = await esbuildPage(directory);
    const size = loadedLength(page);
    console.info(`to classify with a ResNet, bundled by esbuild: ${size} bytes`);
    expect(size).toBeLessThanOrEqual(budgets.esbuild);
    expect(Object.keys(metafile.inputs).filter((path) => path.includes('onnxruntime-web'))).toEqual([]);
  });

  it.skipIf(!hasChromium).each([
    { page: 'a page', isIsolated: false, budget: budgets.vite },
    { page: 'a cross-origin isolated page, with threads', isIsolated: true, budget: budgets.vite + threadsBudget },
  ])(
    'fetches no more than $budget bytes from empty cache to labels in $page',
    { timeout: 120_000 },
    async ({ isIsolated, budget }) => {
      const { entry, files } = await vitePage(directory);
      const checkpoint = join(repositoryRoot, 'tests/models/fixtures/hf-tiny/basic');
      // Those of microsoft/resnet-50: enough work for threads.
      const settings = {
        crop_pct: 0.875,
        do_normalize: true,
        do_resize: true,
        feature_extractor_type: 'ConvNextFeatureExtractor',
        image_mean: [0.485, 0.456, 0.406],
        image_std: [0.229, 0.224, 0.225],
        resample: 3,
        size: 224,
      };
      const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const script = files.get(pathname.slice(1));
        const html = `<!doctype html><script type="module" src="/${entry}"></script>`;
        const data =
          pathname === '/preprocessor_config.json'
            ? JSON.stringify(settings)
            : await readFile(join(checkpoint, pathname)).catch(() => '');
        response.setHeader('content-type', script !== undefined ? 'text/javascript' : 'text/html');
        if (isIsolated) {
          response.setHeader('cross-origin-opener-policy', 'same-origin');
          response.setHeader('cross-origin-embedder-policy', 'require-corp');
        }
        response.end(pathname === '/' ? html : (script ?? data));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The server has no port.');
      const browser = await launchChromium();
      try {
        const tab = await browser.newPage();
        const fetched = new Set<string>();
        tab.on('request', (request) => fetched.add(new URL(request.url()).pathname.slice(1)));
        await tab.goto(`http://127.0.0.1:${address.port}`);
        await tab.waitForFunction(() => 'labelsOf' in window);
        const labels = await tab.evaluate(async () => {
          const names = ['config.json', 'preprocessor_config.json', 'model.safetensors'];
          const read = async (name: string) => new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer());
          const source = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)])));
          const canvas = new OffscreenCanvas(100, 80);
          canvas.getContext('2d')?.fillRect(0, 0, 100, 80);
          const photo = await canvas.convertToBlob({ type: 'image/jpeg' });
          return Reflect.get(window, 'labelsOf')(source, photo);
        });
        expect(labels).toHaveLength(1);
        expect(labels[0]?.length).toBeGreaterThan(0);
        const size = compressedLength([...files].filter(([name]) => fetched.has(name)).map(([, content]) => content));
        console.info(`fetched by Chromium until the labels${isIsolated ? ', with threads' : ''}: ${size} bytes`);
        expect(size).toBeLessThanOrEqual(budget);
      } finally {
        await browser.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  );
});
