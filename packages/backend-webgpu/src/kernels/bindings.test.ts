import { describe, expect, it } from 'vitest';
import { WgslReflect } from 'wgsl_reflect/wgsl_reflect.module.js';
import { batchedProductKernel } from './batched-product-kernel.js';
import { copyKernel } from './copy-kernel.js';
import { dequantizeKernel } from './dequantize-kernel.js';
import { einsumKernel } from './einsum-kernel.js';
import { elementwiseKernel } from './elementwise-kernel.js';
import { fillKernel } from './fill-kernel.js';
import { globalAverageKernel } from './global-average-kernel.js';
import { imageKernel } from './image-kernel.js';
import { gatherElementsKernel } from './indexing/gather-elements-kernel.js';
import { gatherKernel } from './indexing/gather-kernel.js';
import { gatherNDKernel } from './indexing/gather-nd-kernel.js';
import { scatterKernel } from './indexing/scatter-kernel.js';
import { unpoolKernel } from './indexing/unpool-kernel.js';
import type { Kernel } from './kernel.js';
import { argExtremeKernel } from './lines/arg-extreme-kernel.js';
import { cumulativeSumKernel } from './lines/cumulative-sum-kernel.js';
import { interpolateKernel } from './lines/interpolate-kernel.js';
import { localResponseKernel } from './lines/local-response-kernel.js';
import { oneHotKernel } from './lines/one-hot-kernel.js';
import { topPositionsKernel } from './lines/top-positions-kernel.js';
import { normalizeRowsKernel } from './normalize-rows-kernel.js';
import { packMatrixKernel } from './pack-matrix-kernel.js';
import { placeKernel } from './place-kernel.js';
import { plainProduct } from './plain-product.js';
import { poolKernel } from './pool-kernel.js';
import { dequantizeBlocksKernel } from './quantization/dequantize-blocks-kernel.js';
import { quantizeBlocksKernel } from './quantization/quantize-blocks-kernel.js';
import { requantizeKernel } from './quantization/requantize-kernel.js';
import { reduceKernel } from './reduce-kernel.js';
import { gridSampleKernel } from './sampling/grid-sample-kernel.js';
import { roiAlignKernel } from './sampling/roi-align-kernel.js';
import { selectKernel } from './select-kernel.js';
import { softmaxKernel } from './softmax-kernel.js';
import { uniformsLength, writeUniforms } from './uniform-fields.js';
import { columnsToImageKernel } from './windows/columns-to-image-kernel.js';
import { deformableConvolutionKernel } from './windows/deformable-convolution-kernel.js';
import { generalConvolutionKernel } from './windows/general-convolution-kernel.js';
import { generalPoolKernel } from './windows/general-pool-kernel.js';
import { transposedConvolutionKernel } from './windows/transposed-convolution-kernel.js';

const activation = { name: 'gelu', parameters: [] } as const;
const input = { type: 'f32', as: 'f32', neighbours: 'together' } as const;

const kernels: readonly Kernel[] = [
  argExtremeKernel({ input: 'f32', mode: 'maximum', selectsLast: false }),
  batchedProductKernel({ left: 'f32', right: 'f32', output: 'f32' }),
  columnsToImageKernel('f32'),
  copyKernel('f32', 'f32'),
  cumulativeSumKernel('f32'),
  deformableConvolutionKernel({
    ...{ input: 'f32', weight: 'f32', offsets: 'f32' },
    ...{ bias: 'f32', mask: 'f16', output: 'f32' },
  }),
  dequantizeBlocksKernel({ scale: 'f32', output: 'f32' }),
  dequantizeKernel('int8'),
  einsumKernel(['f32', 'f32'], 'f32'),
  elementwiseKernel({ operation: 'add', inputs: [input, input], output: 'f32', expression: 'x + y', globals: '' }),
  fillKernel('i32'),
  gatherKernel({ data: 'f32', positions: 'i32', output: 'f16' }),
  gatherElementsKernel({ data: 'f32', positions: 'i32', output: 'f16' }),
  gatherNDKernel({ data: 'f32', positions: 'i32', output: 'f16' }),
  generalConvolutionKernel({ input: 'f32', weight: 'f32', bias: 'f32', output: 'f32' }),
  generalPoolKernel('f32', 'i32', 'positions'),
  globalAverageKernel('f32'),
  gridSampleKernel({
    ...{ mode: 'linear', padding: 'zeros', alignsCorners: false },
    input: 'f32',
    grid: 'f32',
    output: 'f32',
  }),
  imageKernel('bicubic'),
  interpolateKernel('f32', 'f32'),
  localResponseKernel('f32'),
  normalizeRowsKernel('f32', true),
  oneHotKernel({ positions: 'i32', values: 'f32', output: 'f32' }),
  packMatrixKernel('bf16', 'f32'),
  placeKernel('f32', 'f16'),
  plainProduct('f32', activation),
  poolKernel({ floats: 'f32', mode: 'maximum' }),
  poolKernel({ floats: 'f32', mode: 'average', window: [3, 3] }),
  quantizeBlocksKernel({ input: 'f32', scale: 'f32', zeroPoint: 'i32' }),
  reduceKernel({ function: 'log-sum-exp', input: 'f32', output: 'f32', isShared: true }),
  requantizeKernel({ left: 'f32', right: 'f32', outputScale: 'f32' }),
  roiAlignKernel({ mode: 'average', isHalfPixel: true, input: 'f32', boxes: 'f32', images: 'i32', output: 'f32' }),
  scatterKernel({ kind: 'scatter-nd', reduction: 'add', positions: 'i32', updates: 'f32', output: 'f32' }),
  selectKernel('i32', 'i32'),
  softmaxKernel('f32', 'hard'),
  softmaxKernel('f32', 'soft'),
  topPositionsKernel('f32', 'minimum'),
  transposedConvolutionKernel({ input: 'f32', weight: 'f32', bias: 'f32', output: 'f32' }),
  unpoolKernel('f32', 'i32', 'f32'),
];

/** The declarations of a kernel's interface; the parser takes some names in functions, such as `read`, for keywords, which WGSL does not. */
function reflect({ code }: Kernel): WgslReflect {
  const end = code.search(/\n(fn |var<workgroup>|@compute|\/\*\*)/);
  return new WgslReflect(`${code.slice(0, end)}\n@compute @workgroup_size(1) fn main() {}`);
}

describe('kernels', () => {
  it.each(kernels.map((kernel) => [kernel.name, kernel] as const))('%s binds what its tables say', (_, kernel) => {
    const reflection = reflect(kernel);
    const storage = reflection.storage.map(({ name, binding, group, access }) => ({ name, binding, group, access }));
    const expected = kernel.bindings.map(({ name, access }, index) => ({ name, binding: index + 1, group: 0, access }));
    expect(storage.toSorted((left, right) => left.binding - right.binding)).toEqual(expected);
    const [uniforms] = reflection.uniforms;
    expect(uniforms).toMatchObject({ name: 'uniforms', binding: 0, group: 0 });
    // The length is rounded up to 16 bytes, as buffers are bound.
    expect(Math.ceil((uniforms?.size ?? 0) / 16) * 16).toBe(uniformsLength(kernel.uniforms));
  });

  it.each(kernels.map((kernel) => [kernel.name, kernel] as const))(
    '%s reads each uniform where it is written',
    (_, kernel) => {
      const members = reflect(kernel).uniforms[0]?.members ?? [];
      expect(members.map(({ name }) => name)).toEqual(Object.keys(kernel.uniforms));
      for (const { name, offset } of members) {
        const view = new DataView(new ArrayBuffer(uniformsLength(kernel.uniforms)));
        const values = Object.fromEntries(Object.keys(kernel.uniforms).map((field) => [field, field === name ? 1 : 0]));
        writeUniforms(kernel.uniforms, values, view);
        const isFloat = kernel.uniforms[name]?.includes('f') === true;
        expect(isFloat ? view.getFloat32(offset, true) : view.getInt32(offset, true)).toBe(1);
      }
    },
  );
});
