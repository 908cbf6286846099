import { conv, GraphBuilder, log, mul, type Value } from '@automodel/onnx';
import { expect, it } from 'vitest';
import type { WasmSession } from '../session/wasm-session.js';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';

const dims = [1, 5, 2, 2];

async function createSession(build: (image: Value) => Value): Promise<WasmSession> {
  const graph = new GraphBuilder('padding');
  const image = graph.input('image', 'float32', dims);
  const ones = graph.constant('float32', [1, 5, 1, 1], new Array(5).fill(1));
  graph.output('sum', conv(build(image), ones));
  return createTestSession(graph.build());
}

async function sums(session: WasmSession, value: number): Promise<number[]> {
  const image = new Tensor('float32', new Float32Array(20).fill(value), dims);
  const { sum } = await session.run({ image }, ['sum']);
  return sum instanceof Tensor ? Array.from(sum.data, Number) : [];
}

it('what pads the channels stays finite where a function makes infinities of zeros', async () => {
  const session = await createSession((image) => log(image));
  for (const sum of await sums(session, Math.E)) expect(sum).toBeCloseTo(5, 5);
  await session.dispose();
});

it('a run on NaN leaves nothing behind for the next', async () => {
  const session = await createSession((image) =>
    mul(log(image), image.graph.constant('float32', [5, 1, 1], [1, 1, 1, 1, 1])),
  );
  expect(await sums(session, Number.NaN)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  for (const sum of await sums(session, Math.E)) expect(sum).toBeCloseTo(5, 5);
  await session.dispose();
});
