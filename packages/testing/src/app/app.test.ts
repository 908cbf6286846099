import { AutoModel, DownloadError, InvalidOptionError, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { ToyConfig, toyHead, toyModel } from '../test-support/toy-model.js';
import { fakeHub, fixedLogits, tinyCheckpoint } from './index.js';

const files = await tinyCheckpoint(toyHead, new ToyConfig({ num_labels: 3 }));

describe('fakeHub', () => {
  it('gives repositories by id, without a request that leaves the test', async () => {
    const hub = fakeHub({ 'org/toy': files });
    const use = [toyModel, fixedLogits([1, 2, 3])];
    const model = await AutoModel.fromPretrained('org/toy', { ...hub.options, use });
    expect(model.device).toBe('fixed');
    expect(model.loadingInfo.missingKeys).toEqual([]);
    await model.dispose();
    expect(hub.requests[0]).toEqual({ id: 'org/toy', path: undefined });
    expect(hub.requests.map(({ path }) => path)).toContain('model.safetensors');
  });

  it.each([
    ['org/absent', 'repository-not-found'],
    ['org/gated', 'gated'],
  ])('fails for %s as the Hub does: %s', async (id, reason) => {
    const hub = fakeHub(
      { 'org/toy': files, 'org/gated': files },
      {
        answer: (request) =>
          request.id === 'org/gated'
            ? new Response(null, { status: 403, headers: { 'x-error-code': 'GatedRepo' } })
            : undefined,
      },
    );
    const loading = AutoModel.fromPretrained(id, { ...hub.options, use: [toyModel, fixedLogits([1, 2, 3])] });
    await expect(loading).rejects.toSatisfy((error) => DownloadError.is(error) && error.reason === reason);
  });

  it('has no file that the repository does not have', async () => {
    const hub = fakeHub({ 'org/toy': { 'config.json': files.get('config.json') ?? '' } });
    const loading = AutoModel.fromPretrained('org/toy', { ...hub.options, use: [toyModel, fixedLogits([1])] });
    await expect(loading).rejects.toMatchObject({ code: 'MISSING_FILE' });
  });
});

describe('fixedLogits', () => {
  const pixelValues = new Tensor('float32', new Float32Array(3 * 4), [3, 1, 2, 2]);

  it('gives the same logits for every image, or one row after the other', async () => {
    for (const [logits, expected] of [
      [
        [1, 2],
        [1, 2, 1, 2, 1, 2],
      ],
      [
        [
          [1, 2],
          [3, 4],
        ],
        [1, 2, 3, 4, 1, 2],
      ],
    ] as const) {
      const { session } = await open(fixedLogits(logits));
      const { logits: given } = await session.run({ pixel_values: pixelValues }, ['logits']);
      expect(given).toMatchObject({ dims: [3, 2], data: Float32Array.from(expected) });
    }
  });

  it('gives zeros for every other output', async () => {
    const { session } = await open(fixedLogits([1, 2]));
    const results = await session.run({ pixel_values: pixelValues }, ['features']);
    expect(results).toMatchObject({ features: { dims: [3, 7, 1], data: new Float32Array(21) } });
  });

  it('refuses logits that the model has no labels for', async () => {
    await expect(open(fixedLogits([1, 2, 3]))).rejects.toSatisfy(InvalidOptionError.is.bind(InvalidOptionError));
  });
});

async function open(backend: ReturnType<typeof fixedLogits>) {
  const output = (name: string, shape: readonly (number | string)[]) =>
    ({ name, type: { kind: 'tensor', dataType: 'float32', shape } }) as const;
  const graph = {
    name: 'two labels',
    inputs: [output('pixel_values', ['batch', 1, 'height', 'width'])],
    outputs: [output('logits', ['batch', 2]), output('features', ['batch', 7, 'height'])],
    values: [],
    initializers: [],
    nodes: [],
  };
  const model = {
    irVersion: 10,
    opsetImports: [],
    producerName: '',
    producerVersion: '',
    graph,
    functions: [],
    metadata: {},
  };
  const session = await backend.createSession?.(model, new Map(), { device: 'fixed', outputs: ['logits'] });
  if (session === undefined) throw new TypeError('The backend takes graphs.');
  return { session };
}
