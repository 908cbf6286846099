import type { ByteSource } from '@automodel/contracts';
import { bytesSource } from '@automodel/engine';
import { cast, type DataType, dequantizeLinear, GraphBuilder, gemm } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { Tensor } from '../onnxruntime-common.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf } from '../test-support/open-session.js';
import { noise } from '../test-support/small-network.js';
import { webgpu } from '../webgpu.js';

const [inner, columns] = [200, 190];

/** The bits of the 16-bit float of a number: whole numbers of few digits, which both formats hold exactly. */
const half = new Map<number, number>(
  [-2, -1, 0, 1, 2].map((value) => [value, [0xc000, 0xbc00, 0, 0x3c00, 0x4000][value + 2] ?? 0]),
);

const encoders: Readonly<Record<string, (values: readonly number[]) => Uint8Array>> = {
  float32: (values) => new Uint8Array(Float32Array.from(values).buffer),
  float16: (values) => new Uint8Array(Uint16Array.from(values, (value) => half.get(value) ?? 0).buffer),
  bfloat16: (values) =>
    new Uint8Array(
      Uint16Array.from(values, (value) => (new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0) >>> 16).buffer,
    ),
  int8: (values) => new Uint8Array(Int8Array.from(values).buffer),
  float64: (values) => new Uint8Array(Float64Array.from(values).buffer),
};

async function product(
  dataType: DataType,
  weights: readonly number[],
  scales: readonly number[],
  start: number,
): Promise<Float32Array> {
  const bytes = encoders[dataType]?.(weights) ?? new Uint8Array();
  const file = new Uint8Array(start + bytes.length);
  file.set(bytes, start);
  const graph = new GraphBuilder('product');
  const x = graph.input('x', 'float32', ['rows', inner]);
  const data = { kind: 'external', location: 'file', offset: start, length: bytes.length } as const;
  const stored = graph.initializer({ name: 'weight', dataType, dims: [inner, columns], data });
  const scale = graph.constant('float32', [columns], scales);
  const weight =
    dataType === 'int8'
      ? dequantizeLinear(stored, scale, { axis: 1 })
      : dataType === 'float32'
        ? stored
        : cast(stored, 'float32');
  graph.output('y', gemm(x, weight));
  const files = new Map<string, ByteSource>([['file', bytesSource(file)]]);
  const session = await webgpu().createSession?.(graph.build(), files, { device: 'webgpu', outputs: ['y'] });
  const results = await session?.run({ x: new Tensor('float32', noise(3 * inner), [3, inner]) }, ['y']);
  await session?.dispose();
  return elementsOf(results?.y);
}

describeOnGpu('weights of a file', () => {
  const weights = Array.from(noise(inner * columns, 5), (value) => Math.round(value * 2));
  const input = noise(3 * inner);
  const scales = Array.from(noise(columns, 9), (value) => value + 1.5);

  it.each([
    ['float32', 0],
    ['float32', 1],
    ['float32', 2],
    ['float32', 3],
    ['float16', 0],
    ['float16', 1],
    ['float16', 3],
    ['bfloat16', 2],
    ['bfloat16', 3],
    ['float64', 1],
    ['int8', 0],
    ['int8', 3],
  ] as const)('are widened and laid out: %s from byte %i on', async (dataType, start) => {
    const computed = await product(dataType, weights, scales, start);
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) sum += (input[row * inner + k] ?? 0) * (weights[k * columns + column] ?? 0);
        const expected = dataType === 'int8' ? sum * (scales[column] ?? 0) : sum;
        expect(Math.abs((computed[row * columns + column] ?? 0) - expected)).toBeLessThan(2e-5);
      }
    }
  });
});
