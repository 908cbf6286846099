import { averagePool, GraphBuilder, globalAveragePool, maxPool, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { noise, outputSize } from '../test-support/reference.js';
import { runGraph } from '../test-support/run-graph.js';

const dims = [2, 5, 9, 8] as const;
const values = noise(2 * 5 * 9 * 8, 7);

interface PoolCase {
  readonly name: string;
  readonly kernelShape: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

const cases: readonly PoolCase[] = [
  { name: '3×3 of stride 2, padded', kernelShape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
  { name: '2×2 of stride 2', kernelShape: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0] },
  { name: '3×2 of stride 1 by 3, unevenly padded', kernelShape: [3, 2], strides: [1, 3], pads: [0, 1, 2, 0] },
];

/** The places under each window, as values inside the image, image by image and channel by channel. */
function windows({ kernelShape, strides, pads }: PoolCase): number[][] {
  const [batch, channels, height, width] = dims;
  const rows = outputSize(height, kernelShape[0], strides[0], 1, pads[0] + pads[2]);
  const columns = outputSize(width, kernelShape[1], strides[1], 1, pads[1] + pads[3]);
  const result: number[][] = [];
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const inside: number[] = [];
        for (let row = y * strides[0] - pads[0]; row < y * strides[0] - pads[0] + kernelShape[0]; row++) {
          for (let column = x * strides[1] - pads[1]; column < x * strides[1] - pads[1] + kernelShape[1]; column++) {
            const isInside = row >= 0 && row < height && column >= 0 && column < width;
            if (isInside) inside.push(values[(plane * height + row) * width + column] ?? Number.NaN);
          }
        }
        result.push(inside);
      }
    }
  }
  return result;
}

async function run(build: (image: Value) => Value): Promise<number[]> {
  const graph = new GraphBuilder('pool');
  graph.output('result', build(graph.input('image', 'float32', dims)));
  const results = await runGraph(graph.build(), { image: { dims, values } });
  const data = results.get('result')?.data;
  return data instanceof Float32Array ? Array.from(data) : [];
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  const errors = actual.map((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)));
  expect(Math.max(...errors)).toBeLessThan(1e-6);
}

const sum = (list: readonly number[]): number => list.reduce((left, right) => left + right, 0);

describe.each(cases)('pooling $name', (settings) => {
  const { kernelShape, strides, pads } = settings;

  it('takes the largest', async () => {
    const actual = await run((image) => maxPool(image, { kernelShape, strides, pads }));
    expectClose(
      actual,
      windows(settings).map((list) => Math.max(...list)),
    );
  });

  it('averages what lies inside', async () => {
    const actual = await run((image) => averagePool(image, { kernelShape, strides, pads }));
    expectClose(
      actual,
      windows(settings).map((list) => sum(list) / list.length),
    );
  });

  it('averages with the pads', async () => {
    const actual = await run((image) => averagePool(image, { kernelShape, strides, pads, countIncludePad: true }));
    expectClose(
      actual,
      windows(settings).map((list) => sum(list) / (kernelShape[0] * kernelShape[1])),
    );
  });
});

it('averages whole images', async () => {
  const [batch, channels, height, width] = dims;
  const planes = Array.from({ length: batch * channels }, (_, plane) =>
    Array.from(values.subarray(plane * height * width, (plane + 1) * height * width)),
  );
  expectClose(
    await run((image) => globalAveragePool(image)),
    planes.map((plane) => sum(plane) / plane.length),
  );
});
