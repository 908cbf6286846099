import type { ConvolutionStep, ImagePlaces } from '@automodel/compiler';
import type { ProductWork } from '../tuning/product-work.js';
import type { FloatStorage } from './operation-context.js';
import { type ProductPlaces, packedRows } from './product-form.js';
import { winogradTiles } from './winograd-form.js';

/** A convolution as a matrix product: places of the output × taps and channels × outputs, a product of its own for each group. */
export interface ConvolutionWork {
  readonly work: ProductWork;
  readonly places: ProductPlaces;
}

/** What a convolution's sizes depend on. */
type ConvolutionSizes = Pick<ConvolutionStep, 'dilations' | 'group' | 'kernel' | 'pads' | 'strides'>;

/** A convolution whose groups are whole vectors as a product, in numbers. */
export function convolutionWork(
  step: ConvolutionSizes,
  input: ImagePlaces,
  output: ImagePlaces,
  storage: FloatStorage,
): ConvolutionWork {
  const { group, kernel, strides, dilations, pads } = step;
  const taps = kernel[0] * kernel[1];
  const depth = group === 1 ? input.stride / 4 : input.channels / group / 4;
  const columns = group === 1 ? output.stride / 4 : output.channels / group / 4;
  const isRows = taps === 1 && strides.every((stride) => stride === 1) && pads.every((pad) => pad === 0);
  const [tilesY, tilesX] = winogradTiles(output.height, output.width);
  const work: ProductWork = {
    left: isRows ? 'rows' : 'window',
    window: isRows ? '' : `${kernel.join('x')}/${strides[0]}`,
    right: 'packed',
    result: 'vectors',
    storage,
    batches: group,
    rows: output.count,
    columns,
    inner: taps * depth,
    winogradTiles: hasWinograd(step, storage) ? output.batch * tilesY * tilesX : undefined,
  };
  const places: ProductPlaces = {
    depth,
    leftStride: input.stride / 4,
    outputStride: output.stride / 4,
    innerElements: depth * 4,
    columnElements: columns * 4,
    leftBatch: depth,
    rightBatch: Math.ceil((taps * depth * 4) / packedRows) * packedRows * columns,
    biasBatch: columns,
    outputBatch: columns,
    height: input.height,
    width: input.width,
    outputHeight: output.height,
    outputWidth: output.width,
    strideY: strides[0],
    strideX: strides[1],
    padTop: pads[0],
    padLeft: pads[1],
    dilationY: dilations[0],
    dilationX: dilations[1],
    kernelHeight: kernel[0],
    kernelWidth: kernel[1],
  };
  return { work, places };
}

/** Winograd's F(2×2, 3×3) loses no accuracy to speak of in float32; in float16 its sums and differences of inputs would. */
function hasWinograd({ group, kernel, strides, dilations }: ConvolutionSizes, storage: FloatStorage): boolean {
  const isPlain = [...strides, ...dilations].every((value) => value === 1);
  return storage === 'f32' && group === 1 && kernel.every((size) => size === 3) && isPlain;
}
