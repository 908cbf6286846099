import type { Backend } from '@automodel/contracts';
import {
  add,
  conv,
  flatten,
  GraphBuilder,
  globalAveragePool,
  identity,
  type Model,
  maxPool,
  relu,
  type Value,
} from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { noise } from '../test-support/reference.js';
import { vision } from '../vision.js';
import { wasm } from '../wasm.js';

const dims = [2, 3, 7, 6];
const image = new Tensor('float32', noise(252, 1), dims);
const options = { worker: false, threads: 1 };

function modelOf(build: (image: Value) => Value): Model {
  const graph = new GraphBuilder('model');
  graph.output('result', build(graph.input('image', 'float32', ['batch', 3, 'height', 'width'])));
  return graph.build();
}

async function run(backend: Backend<Model>, model: Model): Promise<unknown> {
  const session = await backend.createSession?.(model, new Map(), { device: 'wasm', outputs: ['result'] });
  try {
    const { result } = (await session?.run({ image }, ['result'])) ?? {};
    return result instanceof Tensor ? { dims: result.dims, data: result.data } : undefined;
  } finally {
    await session?.dispose();
  }
}

const weight = ({ graph }: Value, ...shape: number[]): Value =>
  graph.constant('float32', shape, [
    ...noise(
      shape.reduce((product, dim) => product * dim, 1),
      2,
    ),
  ]);
const same = { strides: [2, 2], autoPad: 'SAME_LOWER' } as const;

describe('residualOperations', () => {
  it.each<readonly [what: string, build: (image: Value) => Value]>([
    ['pads that follow from sizes', (x) => conv(x, weight(x, 4, 3, 3, 3), same)],
    ['pools with pads that follow from sizes', (x) => maxPool(x, { kernelShape: [3, 3], ...same })],
    ['groups', (x) => conv(x, weight(x, 6, 1, 3, 3), { group: 3 })],
    ['an addition that no convolution takes', (x) => add(x, relu(x))],
    ['a constant under an identity', (x) => conv(x, identity(weight(x, 4, 3, 1, 1)))],
    ['a constant that is an output', (x) => identity(weight(x, 2, 3))],
    ['a constant in place of a tensor', (x) => add(globalAveragePool(weight(x, 1, 3, 2, 2)), x)],
    ['a copy of what is padded', (x) => identity(conv(x, weight(x, 4, 3, 3, 3)))],
    ['places that become rows', (x) => flatten(conv(x, weight(x, 4, 3, 3, 3)))],
    ['what they have themselves', (x) => relu(conv(x, weight(x, 4, 3, 3, 3), { pads: [1, 1, 1, 1] }))],
  ])('leave to visionOperations: %s', async (_, build) => {
    const model = modelOf(build);
    expect(await run(vision(options), model)).toEqual(await run(wasm(options), model));
  });

  it('say in the same words what no operators compile', async () => {
    const model = modelOf((x) => conv(x, x.graph.input('weight', 'float32', [4, 3, 3, 3])));
    const backend = vision(options);
    const session = await backend.createSession?.(model, new Map(), { device: 'wasm', outputs: ['result'] });
    const feeds = { image, weight: new Tensor('float32', new Float32Array(108), [4, 3, 3, 3]) };
    await expect(session?.run(feeds, ['result'])).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATORS',
      message:
        'The graph has operators that no device runs: "this engine" lacks Conv ("Conv_0") with an input 1 that is no constant. Use a backend that has them, or register one.',
    });
    await session?.dispose();
  });
});
