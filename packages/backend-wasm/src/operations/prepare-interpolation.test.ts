import { GraphBuilder, resize } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';

/** A plane that rises evenly along both axes: what interpolates it gives the same plane between its corners. */
const plane = (
  height: number,
  width: number,
  at: (place: number, from: number, to: number) => number,
  from: readonly number[],
): number[] =>
  Array.from({ length: height * width }, (_, index) => {
    const [y, x] = [Math.floor(index / width), index % width];
    return 10 * at(y, from[0] ?? 1, height) + at(x, from[1] ?? 1, width);
  });

const corners = (place: number, from: number, to: number): number => (place * (from - 1)) / (to - 1);

describe.each([1, 3])('resizing on %i threads', (threads) => {
  it.each([
    [
      [5, 6],
      [9, 11],
    ],
    [
      [5, 9],
      [9, 5],
    ],
    [
      [8, 8],
      [4, 7],
    ],
    [
      [4, 5],
      [4, 13],
    ],
    [
      [6, 4],
      [17, 4],
    ],
  ])('of a plane of %o to %o', async (from, to) => {
    const graph = new GraphBuilder('resize');
    const x = graph.input('x', 'float32', [1, 2, ...from]);
    const sizes = graph.constant('int64', [4], [1, 2, ...to]);
    graph.output('y', resize(x, { sizes, mode: 'linear', coordinateTransformationMode: 'align_corners' }));
    const session = await createTestSession(graph.build(), { threads });
    const [height = 1, width = 1] = from;
    const one = plane(height, width, (place) => place, from);
    const values = Float32Array.from([...one, ...one.map((value) => -value)]);
    const { y } = await session.run({ x: new Tensor('float32', values, [1, 2, ...from]) }, ['y']);
    const wanted = plane(to[0] ?? 1, to[1] ?? 1, corners, from);
    const got = y instanceof Tensor ? Array.from(y.data as Float32Array) : [];
    expect(got).toEqual([...wanted, ...wanted.map((value) => -value)].map((value) => expect.closeTo(value, 4)));
    await session.dispose();
  });
});
