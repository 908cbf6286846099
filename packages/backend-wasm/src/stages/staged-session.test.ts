import type { SessionHandler } from '@automodel/contracts';
import {
  add,
  cast,
  GraphBuilder,
  gather,
  gatherND,
  type Model,
  mul,
  nonMaxSuppression,
  nonZero,
  reduceSum,
  relu,
  shape,
  transpose,
} from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { wasm } from '../wasm.js';

/** What is not zero of max(x, 0) × 2, its sum, and how many there are. */
function selection(): Model {
  const graph = new GraphBuilder('selection');
  const x = graph.input('x', 'float32', ['rows', 'columns']);
  const doubled = mul(relu(x), graph.constant('float32', [], [2]));
  const found = transpose(nonZero(doubled), { perm: [1, 0] });
  const chosen = gatherND(doubled, found);
  graph.output('found', found);
  graph.output('chosen', add(chosen, graph.constant('float32', [], [1])));
  graph.output('sum', reduceSum(chosen, { axes: [0] }));
  graph.output('count', shape(found));
  return graph.build();
}

const open = (model: Model, worker: boolean): Promise<SessionHandler> | undefined =>
  wasm({ worker, threads: 1 }).createSession?.(model, new Map(), {
    device: 'wasm',
    outputs: model.graph.outputs.map(({ name }) => name),
  });

const elements = (value: unknown): number[] =>
  value instanceof Tensor ? Array.from(value.data as ArrayLike<number>, Number) : [];

describe.each([false, true])('sessions in stages (worker: %s)', (worker) => {
  it('plan each part when its shapes are known, for as many elements as a run finds', async () => {
    const session = await open(selection(), worker);
    const run = async (values: number[], dims: number[]): Promise<Record<string, number[]>> => {
      const x = new Tensor('float32', Float32Array.from(values), dims);
      const results = await session?.run({ x }, ['found', 'chosen', 'sum', 'count']);
      return Object.fromEntries(Object.entries(results ?? {}).map(([name, value]) => [name, elements(value)]));
    };
    expect(await run([1, -1, 0, 3, 0.5, -2], [2, 3])).toEqual({
      found: [0, 0, 1, 0, 1, 1],
      chosen: [3, 7, 2],
      sum: [9],
      count: [3, 2],
    });
    expect(await run([-1, 4], [1, 2])).toEqual({ found: [0, 1], chosen: [9], sum: [8], count: [1, 2] });
    expect(await run([-1, -4], [1, 2])).toEqual({ found: [], chosen: [], sum: [0], count: [0, 2] });
    await session?.dispose();
    await expect(run([1], [1, 1])).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('suppress boxes and go on with those that remain', async () => {
    const graph = new GraphBuilder('detection');
    const boxes = graph.input('boxes', 'float32', [1, 'count', 4]);
    const scores = graph.input('scores', 'float32', [1, 1, 'count']);
    const maxOutputBoxesPerClass = graph.constant('int64', [], [10]);
    const iouThreshold = graph.constant('float32', [], [0.5]);
    const kept = nonMaxSuppression(boxes, scores, { maxOutputBoxesPerClass, iouThreshold });
    const box = gather(kept, graph.constant('int64', [], [2]), { axis: 1 });
    graph.output('kept', gather(gather(boxes, graph.constant('int64', [], [0])), box));
    graph.output('positive', nonZero(cast(box, 'bool')));
    const session = await open(graph.build(), worker);
    const feeds = {
      boxes: new Tensor('float32', Float32Array.of(0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 2, 1, 3), [1, 3, 4]),
      scores: new Tensor('float32', Float32Array.of(0.8, 0.9, 0.3), [1, 1, 3]),
    };
    const results = await session?.run(feeds, ['kept', 'positive']);
    expect(results?.kept?.dims).toEqual([2, 4]);
    expect(elements(results?.kept)).toEqual([...Float32Array.of(0, 0.1, 1, 1.1, 0, 2, 1, 3)]);
    expect(elements(results?.positive)).toEqual([0, 1]);
    await expect(session?.run({ boxes: feeds.boxes }, ['kept'])).rejects.toMatchObject({ code: 'INVALID_TENSOR' });
    await session?.dispose();
  });

  it('tell of their stages, and profile all of them', async () => {
    const session = await open(selection(), worker);
    const kinds: string[] = [];
    const x = new Tensor('float32', Float32Array.of(1, 0), [1, 2]);
    await session?.run({ x }, ['sum'], { onProfile: ({ steps }) => kinds.push(...steps.map(({ kind }) => kind)) });
    expect(kinds).toContain('gather-nd');
    expect(session?.notes?.join()).toContain('in 2 stages');
    const abort = AbortSignal.abort();
    await expect(session?.run({ x }, ['sum'], { signal: abort })).rejects.toMatchObject({ name: 'AbortError' });
    await session?.dispose();
  });
});
