import { panelColumns } from '../kernels/tile-product.js';
import { type WinogradSize, winogradMatrices } from '../kernels/winograd-matrices.js';

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
  target: Float32Array,
  weights: Float32Array,
  shape: WinogradShape,
  size: WinogradSize,
  factors: Float64Array,
): void {
  const { tile: side, weight: matrix } = winogradMatrices[size];
  const transform = Float64Array.from(matrix.flat());
  const half = new Float64Array(side * 3);
  const planeFloats = winogradPlaneFloats(shape);
  for (let first = 0; first < shape.outputs; first += panelColumns) {
    const lanes = Math.min(panelColumns, shape.outputs - first);
    for (let input = 0; input < shape.inputs; input++) {
      // The eight lanes of a panel together: they share the cache lines that are written.
      for (let lane = 0; lane < lanes; lane++) {
        transformRows(
          half,
          weights,
          ((first + lane) * shape.inputs + input) * 9,
          transform,
          factors[first + lane] ?? 1,
        );
        let to = first * shape.depth + input * panelColumns + lane;
        for (let row = 0; row < side; row++) {
          const x = half[row * 3] ?? 0;
          const y = half[row * 3 + 1] ?? 0;
          const z = half[row * 3 + 2] ?? 0;
          for (let column = 0; column < side; column++) {
            const at = column * 3;
            target[to] = x * (transform[at] ?? 0) + y * (transform[at + 1] ?? 0) + z * (transform[at + 2] ?? 0);
            to += planeFloats;
          }
        }
      }
    }
  }
}

/** G g, times a factor. */
function transformRows(
  half: Float64Array,
  weights: Float32Array,
  kernel: number,
  transform: Float64Array,
  factor: number,
): void {
  for (let column = 0; column < 3; column++) {
    const top = (weights[kernel + column] ?? 0) * factor;
    const middle = (weights[kernel + 3 + column] ?? 0) * factor;
    const bottom = (weights[kernel + 6 + column] ?? 0) * factor;
    for (let at = 0; at < half.length; at += 3) {
      half[at + column] =
        top * (transform[at] ?? 0) + middle * (transform[at + 1] ?? 0) + bottom * (transform[at + 2] ?? 0);
    }
  }
}
