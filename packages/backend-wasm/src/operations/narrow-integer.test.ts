import { BackendError } from '@automodel/contracts';
import {
  add,
  cast,
  cumSum,
  type DataType,
  GraphBuilder,
  gather,
  mul,
  neg,
  reduceSum,
  type Value,
} from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';

const limit = 2 ** 31 - 1;

async function compute(
  dataType: DataType,
  input: Tensor,
  apply: (x: Value, graph: GraphBuilder) => Value,
): Promise<readonly number[]> {
  const graph = new GraphBuilder('integers');
  const x = graph.input('x', dataType, [...input.dims]);
  graph.output('y', apply(x, graph));
  const session = await createTestSession(graph.build());
  try {
    const { y } = await session.run({ x: input }, ['y']);
    return y instanceof Tensor ? Array.from(y.data as Iterable<bigint | number>, Number) : [];
  } finally {
    await session.dispose();
  }
}

const integers = (...values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);

describe('results of type int64', () => {
  const cases: readonly (readonly [name: string, input: Tensor, apply: (x: Value) => Value, value: number])[] = [
    ['Add', integers(1, limit), (x) => add(x, x), 2 * limit],
    ['Mul', integers(1, 2 ** 16), (x) => mul(x, x), 2 ** 32],
    ['Neg', integers(-(2 ** 31)), (x) => neg(x), 2 ** 31],
    ['ReduceSum', integers(limit, 1), (x) => reduceSum(x), 2 ** 31],
    ['CumSum', integers(limit, 0, 7), (x) => cumSum(x, 0), limit + 7],
    ['Cast', new Tensor('float32', [3e9], [1]), (x) => cast(x, 'int64'), 3e9],
    ['Cast', new Tensor('float32', [Number.NaN], [1]), (x) => cast(x, 'int64'), Number.NaN],
    ['Cast', new Tensor('uint32', Uint32Array.of(2 ** 32 - 1), [1]), (x) => cast(x, 'int64'), 2 ** 32 - 1],
  ];
  it.each(cases)('of %s that 32 bits do not hold are an error', async (name, input, apply, value) => {
    const failing = compute(
      input.type === 'float32' ? 'float32' : input.type === 'uint32' ? 'uint32' : 'int64',
      input,
      apply,
    );
    await expect(failing).rejects.toSatisfy(
      (error) =>
        BackendError.is(error) && error.reason.includes(name) && error.reason.includes(`gives ${value} as int64`),
    );
  });

  it('are whole up to the ends of 32 bits', async () => {
    expect(
      await compute('int64', integers(limit - 1, -(2 ** 31) + 1), (x) => add(x, cast(cast(x, 'bool'), 'int64'))),
    ).toEqual([limit, -(2 ** 31) + 2]);
    expect(await compute('int64', integers(46_341, 3), (x) => reduceSum(x))).toEqual([46_344]);
  });

  it('leave the session and its threads as they were when they fail', async () => {
    const graph = new GraphBuilder('integers');
    const x = graph.input('x', 'int64', [2]);
    const image = graph.input('image', 'float32', [1, 8, 32, 32]);
    graph.output('y', add(cast(mul(x, x), 'float32'), reduceSum(add(image, image))));
    const session = await createTestSession(graph.build(), { threads: 2 });
    const feeds = { image: new Tensor('float32', new Float32Array(8192).fill(1), [1, 8, 32, 32]) };
    for (let turn = 0; turn < 3; turn++) {
      await expect(session.run({ ...feeds, x: integers(1, 2 ** 20) }, ['y'])).rejects.toSatisfy((error) =>
        BackendError.is(error),
      );
      const { y } = await session.run({ ...feeds, x: integers(3, -4) }, ['y']);
      expect(y instanceof Tensor && Array.from(y.data as Float32Array)).toEqual([16_393, 16_400]);
    }
    await session.dispose();
  });
});

describe('positions', () => {
  it('outside an axis are an error', async () => {
    const failing = compute('int64', integers(0, 5), (x, graph) =>
      gather(graph.constant('float32', [3], [1, 2, 3]), x),
    );
    await expect(failing).rejects.toSatisfy(
      (error) => BackendError.is(error) && error.reason.includes('position 5 along an axis of 3'),
    );
  });
});
