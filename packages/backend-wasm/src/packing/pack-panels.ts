import type { WeightSource } from '@automodel/compiler';
import { packPanelArguments } from '../kernels/pack-panel.js';
import { panelColumns } from '../kernels/tile-product.js';
import type { PackingTools } from './packing.js';

/** Weights of a product in the form that panels are made of. */
export interface PanelShape {
  /** Columns with values; panels are filled up with zeros. */
  readonly columns: number;
  readonly taps: number;
  /** Depth of one tap in memory; a multiple of 4. */
  readonly depth: number;
  /** Depth of one tap that has values. */
  readonly usedDepth: number;
}

/** Floats of all panels. */
export function panelFloats({ columns, taps, depth }: PanelShape): number {
  return Math.ceil(columns / panelColumns) * taps * depth * panelColumns;
}

/** Floats from one index of a weight to the next. */
export interface PanelStrides {
  readonly column: number;
  readonly tap: number;
  readonly depth: number;
}

/**
 * Writes `[panel][tap][depth][8]` from a weight whose values lie at `column × columnStride + tap × tapStride + depth × depthStride`, each
 * column times its factor.
 */
export function packPanels(
  { address, target, kernels, locate, values }: PackingTools,
  weight: WeightSource,
  shape: PanelShape,
  strides: PanelStrides,
  factors?: Float64Array,
): void {
  const { columns, taps, depth, usedDepth } = shape;
  const source = locate(weight);
  const whole = columns - (columns % panelColumns);
  for (let first = 0; first < whole; first += panelColumns) {
    const panelFactors = Array.from({ length: panelColumns }, (_, lane) => factors?.[first + lane] ?? 1);
    kernels.packPanel(
      panelFactors,
      packPanelArguments({
        source: source + first * strides.column * 4,
        columnStride: strides.column * 4,
        tapStride: strides.tap * 4,
        depthStride: strides.depth * 4,
        taps,
        depth: usedDepth,
        target: address + first * taps * depth * 4,
        targetGap: (depth - usedDepth) * panelColumns * 4,
        factors: kernels.factors,
      }),
    );
  }
  if (whole < columns) packPanel(target, values(weight), shape, strides, whole, factors);
}

/** The last panel, which columns do not fill. */
function packPanel(
  target: Float32Array,
  weights: Float32Array,
  { columns, taps, depth, usedDepth }: PanelShape,
  strides: PanelStrides,
  first: number,
  factors: Float64Array | undefined,
): void {
  for (let tap = 0; tap < taps; tap++) {
    for (let column = first; column < columns; column++) {
      let to = (first * taps + tap * panelColumns) * depth + column - first;
      let from = column * strides.column + tap * strides.tap;
      for (let index = 0; index < usedDepth; index++) {
        target[to] = (weights[from] ?? 0) * (factors?.[column] ?? 1);
        to += panelColumns;
        from += strides.depth;
      }
    }
  }
}
