import { DisposedError, InvalidTensorError, type RunProfile } from '@automodel/contracts';
import { add, cast, conv, GraphBuilder, gemm, type Model, mul, shape, softmax } from '@automodel/onnx';
import { describe, expect, it, vi } from 'vitest';
import { allOperations } from '../operations/all-operations.js';
import { residualOperations } from '../operations/residual-operations.js';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';
import type { WasmSession } from './wasm-session.js';

/** A convolution to as many channels, times a factor per channel, plus itself. */
function graphOf(channels: number): Model {
  const graph = new GraphBuilder('session');
  const image = graph.input('image', 'float32', ['batch', channels, 'height', 'width']);
  const ones = graph.constant('float32', [channels, channels, 1, 1], identity(channels));
  const factors = graph.constant(
    'float32',
    [channels, 1, 1],
    Array.from({ length: channels }, (_, index) => index),
  );
  graph.output('result', add(mul(conv(image, ones), factors), image));
  return graph.build();
}

function identity(size: number): number[] {
  return Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}

const create = (model: Model): Promise<WasmSession> => createTestSession(model);

async function values(session: WasmSession, image: Tensor): Promise<number[]> {
  const { result } = await session.run({ image }, ['result']);
  return result instanceof Tensor && result.data instanceof Float32Array ? Array.from(result.data) : [];
}

const imageOf = (batch: number, channels: number, side: number): Tensor =>
  new Tensor('float32', noise(batch * channels * side * side, side), [batch, channels, side, side]);

/** What the graph computes. */
function expected({ data, dims }: Tensor): number[] {
  const [, channels = 1, height = 1, width = 1] = dims;
  return Array.from(data instanceof Float32Array ? data : [], (value, index) => {
    const factor = Math.floor(index / (height * width)) % channels;
    return Math.fround(Math.fround(value * factor) + value);
  });
}

describe('WasmSession', () => {
  it('computes what follows from shapes for each of them', async () => {
    const graph = new GraphBuilder('shapes');
    const x = graph.input('x', 'float32', ['rows', 'columns']);
    const sizes = shape(x);
    graph.output('sizes', sizes);
    graph.output('scaled', mul(x, cast(sizes, 'float32')));
    const session = await create(graph.build());
    for (const rows of [1, 3, 2]) {
      const fed = new Tensor('float32', new Float32Array(rows * 2).fill(1), [rows, 2]);
      const results = await session.run({ x: fed }, ['sizes', 'scaled']);
      expect(results.sizes).toMatchObject({ data: BigInt64Array.of(BigInt(rows), 2n) });
      expect(results.scaled).toMatchObject({
        data: Float32Array.from({ length: rows * 2 }, (_, index) => (index % 2 === 0 ? rows : 2)),
      });
    }
    await session.dispose();
  });

  it('takes any shapes in any order, also at once', async () => {
    const session = await create(graphOf(6));
    const images = [1, 2, 3, 4, 5, 6, 3, 1].map((side) => imageOf((side % 2) + 1, 6, side));
    const results = await Promise.all(images.map((image) => values(session, image)));
    for (const [index, image] of images.entries()) expect(results[index]).toEqual(expected(image));
    await session.dispose();
  });

  it('goes on after a run that fails', async () => {
    const session = await create(graphOf(4));
    const image = imageOf(1, 4, 3);
    const wrong = session.run({ image: new Tensor('float64', new Float64Array(36), [1, 4, 3, 3]) }, ['result']);
    const right = values(session, image);
    await expect(wrong).rejects.toSatisfy((error) => InvalidTensorError.is(error));
    expect(await right).toEqual(expected(image));
    const aborted = session.run({ image }, ['result'], { signal: AbortSignal.abort(new Error('enough')) });
    await expect(aborted).rejects.toThrow('enough');
    expect(await values(session, image)).toEqual(expected(image));
    await session.dispose();
    await session.dispose();
    await expect(session.run({ image }, ['result'])).rejects.toSatisfy((error) => DisposedError.is(error));
  });

  it.each([
    { set: 'all operators', operations: allOperations },
    { set: 'the operators of residual networks', operations: residualOperations },
  ])('says in words why inputs of some shapes cannot be computed, with $set', async ({ operations }) => {
    const graph = new GraphBuilder('reduced');
    const image = graph.input('image', 'float32', ['batch', 'channels', 'height', 'width']);
    const weight = graph.constant('float32', [2, 4, 3, 3], new Array(72).fill(1));
    graph.output('result', conv(image, weight));
    const session = await createTestSession(graph.build(), { operations });
    await expect(session.run({ image: imageOf(1, 3, 5) }, ['result'])).rejects.toMatchObject({
      code: 'INVALID_GRAPH',
      message: expect.stringMatching(
        /^Node "Conv_0" \(Conv\) is not valid: the channels of the input and of the weight \(times group\) must be equal, but they are 3 and 4\. /,
      ),
    });
    await expect(session.run({ image: imageOf(1, 4, 2) }, ['result'])).rejects.toThrow(
      'the window of 3 along spatial axis 0 is larger than the padded input of 2.',
    );
    expect(await values(session, imageOf(1, 4, 3))).toHaveLength(2);
    await session.dispose();
  });

  it('says in words that the runtime refuses memory, and goes on once it gives some', async () => {
    const session = await create(graphOf(3));
    const refused = new RangeError('no more');
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw refused;
    });
    await expect(session.run({ image: imageOf(1, 3, 200) }, ['result'])).rejects.toMatchObject({
      code: 'BACKEND_FAILED',
      backend: 'wasm',
      operation: 'create a session',
      reason: expect.stringMatching(/^[1-9]\d* MiB of WebAssembly memory were refused\.$/),
      cause: refused,
    });
    grow.mockRestore();
    expect(await values(session, imageOf(1, 3, 5))).not.toHaveLength(0);
    await session.dispose();
  });

  it('computes products and softmax of matrices of any size', async () => {
    const [rows, inner, columns] = [3, 7, 5];
    const weight = noise(inner * columns, 1);
    const input = noise(rows * inner, 2);
    const graph = new GraphBuilder('matrix');
    const matrix = graph.input('image', 'float32', [rows, inner]);
    graph.output(
      'result',
      softmax(gemm(matrix, graph.constant('float32', [inner, columns], [...weight])), { axis: -1 }),
    );
    const session = await create(graph.build());
    const actual = await values(session, new Tensor('float32', input, [rows, inner]));
    const logits = Array.from({ length: rows * columns }, (_, at) => {
      const terms = Array.from({ length: inner }, (__, index) => {
        const left = input[Math.floor(at / columns) * inner + index] ?? 0;
        return left * (weight[index * columns + (at % columns)] ?? 0);
      });
      return Math.exp(terms.reduce((left, right) => left + right, 0));
    });
    for (const [at, value] of actual.entries()) {
      const row = Math.floor(at / columns);
      const sum = logits.slice(row * columns, (row + 1) * columns).reduce((left, right) => left + right, 0);
      expect(value).toBeCloseTo((logits[at] ?? 0) / sum, 6);
    }
    await session.dispose();
  });

  it.each([1, 2])('tells on request what each step took, on %i threads', async (threads) => {
    const channels = 32;
    const session = await createTestSession(graphOf(channels), { threads });
    const profiles: RunProfile[] = [];
    const onProfile = (profile: RunProfile) => profiles.push(profile);
    const image = imageOf(2, channels, 40);
    await session.run({ image }, ['result'], { onProfile });
    await vi.waitFor(() => expect(session.notes[0]).not.toContain('have not started'), { timeout: 10_000 });
    await session.run({ image }, ['result'], { onProfile });
    // A clock that goes on whenever somebody looks: how busy the machine is then makes no difference.
    let ticks = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => ++ticks);
    await session.run({ image }, ['result'], { onProfile });
    clock.mockRestore();
    await session.run({ image }, ['result']);
    expect(profiles.length).toBe(3);
    const [, , last] = profiles;
    expect(last?.threads).toBe(threads);
    const steps = last?.steps ?? [];
    expect([steps[0]?.kind, steps.at(-1)?.kind]).toEqual(['copy', 'copy']);
    const convolution = steps.find(({ kind }) => kind === 'convolution');
    // Two images of 40 × 40 places, 32 × 32 products and sums each.
    expect(convolution?.gigaflop).toBeCloseTo((2 * 2 * 40 * 40 * channels * channels) / 1e9, 12);
    expect(convolution?.kernel).toContain('tile-product');
    const milliseconds = steps.reduce((sum, step) => sum + step.milliseconds, 0);
    const share = steps.reduce((sum, step) => sum + step.share, 0);
    expect(milliseconds).toBeLessThanOrEqual((last?.milliseconds ?? 0) + 1e-6);
    expect(milliseconds).toBeGreaterThan((last?.milliseconds ?? 0) / 2);
    expect(share).toBeCloseTo(milliseconds / (last?.milliseconds ?? 1), 9);
    await session.dispose();
  });
});
