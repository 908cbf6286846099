import { directoryHandleWriter, zipWriter } from '@automodel/core/saving';
import { floatTensor, readExpectedTensors, tensorMatchers } from '@automodel/testing';
import { AutoModelForImageClassification, DownloadError, type LoadProgress, type SourceInput } from '@automodel/vision';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configAddress from '../../models/fixtures/hf-tiny/basic/config.json?url';
import expectedAddress from '../../models/fixtures/hf-tiny/basic/expected.safetensors?url';
import weightsAddress from '../../models/fixtures/hf-tiny/basic/model.safetensors?url';
import { fetchBlob } from './fetch-blob.js';

expect.extend(tensorMatchers);

const recorded = await fetchBlob(expectedAddress);
const expected = await readExpectedTensors(new Uint8Array(await recorded.arrayBuffer()));
const blobs = { 'config.json': await fetchBlob(configAddress), 'model.safetensors': await fetchBlob(weightsAddress) };
const files = Object.entries(blobs).map(([name, blob]) => new File([blob], name));
let root: FileSystemDirectoryHandle;

beforeAll(async () => {
  root = await (await navigator.storage.getDirectory()).getDirectoryHandle('checkpoints', { create: true });
  const directory = await root.getDirectoryHandle('basic', { create: true });
  for (const [name, blob] of Object.entries(blobs)) {
    const stream = await (await directory.getFileHandle(name, { create: true })).createWritable();
    await stream.write(blob);
    await stream.close();
  }
});
afterAll(async () => (await navigator.storage.getDirectory()).removeEntry('checkpoints', { recursive: true }));

function fileList(): FileList {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer.files;
}

const inputs: readonly (readonly [name: string, input: () => Promise<SourceInput> | SourceInput])[] = [
  ['the address of a folder', () => new URL('.', new URL(configAddress, location.href)).href],
  ['files that a user picked', fileList],
  ['an array of files', () => files],
  ['a directory that a user picked', () => root.getDirectoryHandle('basic')],
  ['blobs by name', () => new Map(Object.entries(blobs))],
  [
    'a source of one’s own',
    async () => {
      const bytes = new Map<string, Uint8Array>();
      for (const [name, blob] of Object.entries(blobs)) bytes.set(name, new Uint8Array(await blob.arrayBuffer()));
      return {
        location: 'my source',
        list: async () => [...bytes.keys()],
        open: async (path) => {
          const content = bytes.get(path);
          if (content === undefined) return undefined;
          return {
            size: content.length,
            read: async (offset, length, { into = new Uint8Array(length) } = {}) => {
              into.set(content.subarray(offset, offset + length));
              return into;
            },
            close: async () => undefined,
          };
        },
      };
    },
  ],
];

const htmlPage = (): Response => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });

async function expectRecordedLogits(
  input: SourceInput,
  options: { readonly fetch?: typeof fetch } = {},
): Promise<void> {
  const progress: LoadProgress[] = [];
  const model = await AutoModelForImageClassification.fromPretrained(input, {
    ...options,
    onProgress: (event) => progress.push(event),
  });
  try {
    const [pixels, logits] = [expected.get('pixel_values'), expected.get('logits')];
    if (pixels === undefined || logits === undefined) throw new TypeError('The recording lacks tensors.');
    const outputs = await model.forward({ pixelValues: floatTensor(pixels) });
    expect(outputs.logits).toMatchTensor(logits, 5e-6);
    const { loadedBytes, totalBytes } = progress.at(-1) ?? {};
    expect(loadedBytes).toBe(totalBytes);
    const loaded = progress.map((event) => event.loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((left, right) => left - right));
  } finally {
    await model.dispose();
  }
}

describe('a checkpoint in a browser', () => {
  for (const [name, input] of inputs) {
    it(`comes from ${name}: the recorded logits, and progress to exactly 100 %`, async () => {
      await expectRecordedLogits(await input());
    });
  }

  it('comes from a server that answers with its page for what it does not have', async () => {
    const singlePageApp: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      return response.status === 404 ? htmlPage() : response;
    };
    await expectRecordedLogits(new URL('.', new URL(configAddress, location.href)).href, { fetch: singlePageApp });
  });

  it('is saved into a directory and into an archive, bit for bit', async () => {
    const model = await AutoModelForImageClassification.fromPretrained(files);
    const original = new Uint8Array(await blobs['model.safetensors'].arrayBuffer());
    try {
      const directory = await root.getDirectoryHandle('saved', { create: true });
      await model.savePretrained(directoryHandleWriter(directory));
      const saved = await (await directory.getFileHandle('model.safetensors')).getFile();
      expect(new Uint8Array(await saved.arrayBuffer())).toEqual(original);
      const again = await AutoModelForImageClassification.fromPretrained(directory);
      expect(again.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
      await again.dispose();
      const archive = zipWriter();
      const [bytes] = await Promise.all([new Response(archive.stream).arrayBuffer(), model.savePretrained(archive)]);
      expect(bytes.byteLength).toBeGreaterThan(original.length);
    } finally {
      await model.dispose();
    }
  });

  it('a save that fails leaves a directory as it was', async () => {
    const directory = await root.getDirectoryHandle('failed', { create: true });
    const writer = directoryHandleWriter(directory);
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new TypeError('unplugged');
    }
    await expect(writer.write('model.safetensors', failing())).rejects.toThrow('unplugged');
    await writer.abort();
    const names: string[] = [];
    for await (const name of directory.keys()) names.push(name);
    expect(names).toEqual([]);
  });

  it('an address that answers with a page is an error that says so', async () => {
    const work = AutoModelForImageClassification.fromPretrained('https://example.org/model/', {
      fetch: async () => htmlPage(),
    });
    const error = await work.catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe('html');
  });
});
