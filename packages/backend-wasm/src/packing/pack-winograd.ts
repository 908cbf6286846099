import { panelColumns } from '../kernels/tile-product.js';
import type { WinogradSize } from '../kernels/winograd-matrices.js';
import { winogradWeightArguments } from '../kernels/winograd-weight.js';
import type { PackingTools } from './packing.js';

/** Input and output channels of a 3×3 convolution; `depth` is the input channels in memory. */
export interface WinogradShape {
  readonly inputs: number;
  readonly depth: number;
  readonly outputs: number;
}

/** Floats of the transformed weights of one place of a tile. */
export function winogradPlaneFloats({ depth, outputs }: WinogradShape): number {
  return Math.ceil(outputs / panelColumns) * panelColumns * depth;
}

/** Writes G g Gᵀ of each 3×3 kernel of `[out][in][3][3]`, times the factor of its output, as `[tile place][panel][depth][8]`. */
export function packWinograd(
  { address, kernels }: Pick<PackingTools, 'address' | 'kernels'>,
  weights: number,
  shape: WinogradShape,
  size: WinogradSize,
  factors: Float64Array,
): void {
  const columnStride = shape.inputs * 36;
  for (let output = 0; output < shape.outputs; output += 2) {
    const lane = output % panelColumns;
    // An odd last output goes in twice: the second time with a factor of zero.
    const isPair = output + 1 < shape.outputs;
    kernels.winogradWeight(
      size,
      [factors[output] ?? 1, isPair ? (factors[output + 1] ?? 1) : 0],
      winogradWeightArguments({
        source: weights + output * columnStride,
        columnStride: isPair ? columnStride : 0,
        inputs: shape.inputs,
        target: address + ((output - lane) * shape.depth + lane) * 4,
        planeStride: winogradPlaneFloats(shape) * 4,
        factors: kernels.factors,
      }),
    );
  }
}
