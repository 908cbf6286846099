import { describe, expect, it } from 'vitest';
import { AutoModelForImageClassification } from '../auto/auto-model-for-image-classification.js';
import { FakeBackend, type FakeDevice } from '../test-support/fake-backend.js';
import { toy, toyFiles } from '../test-support/toy-model.js';

const slow: FakeDevice = { name: 'slow', priority: 1 };

async function load(
  backends: readonly FakeBackend[],
  files: Readonly<Record<string, Uint8Array | string>> = toyFiles,
): Promise<void> {
  const model = await AutoModelForImageClassification.fromPretrained(files, { use: [...backends, toy] });
  await model.dispose();
}

describe('what a backend prepares', () => {
  it('begins first, comes back with the session, and is disposed of', async () => {
    const backend = new FakeBackend();
    await load([backend]);
    expect(backend.preparations).toEqual(['begin fake 0', 'take fake 0', 'end fake 0']);
  });

  it('is that of the first device that can be used', async () => {
    const [absent, played] = [
      new FakeBackend([{ name: 'fast', priority: 5, unavailable: 'no GPU' }], 'absent'),
      new FakeBackend([{ name: 'odd', priority: 4, leftAside: 'a program plays it' }], 'played'),
    ];
    const backend = new FakeBackend([slow]);
    await load([absent, played, backend]);
    expect([absent.preparations, played.preparations]).toEqual([[], []]);
    expect(backend.preparations[0]).toBe('begin slow 0');
  });

  it('is kept from a backend that runs the graph in its place', async () => {
    const lacking = new FakeBackend([{ name: 'fast', priority: 5, unsupported: ['Mul'] }], 'lacking');
    const backend = new FakeBackend([slow]);
    await load([lacking, backend]);
    expect(lacking.preparations).toEqual(['begin fast 0', 'end fast 0']);
    expect(backend.preparations).toEqual([]);
  });

  it('is disposed of where loading fails', async () => {
    const backend = new FakeBackend();
    const { 'model.safetensors': _, ...files } = toyFiles;
    await expect(load([backend], files)).rejects.toThrow();
    expect(backend.preparations).toEqual(['begin fake 0', 'end fake 0']);
  });

  it('may fail, and then nothing is prepared', async () => {
    const backend = new FakeBackend();
    backend.prepare = () => Promise.reject(new Error('odd'));
    await load([backend]);
    expect(backend.sessions.length).toBe(1);
  });
});
