import { panelColumns } from '../kernels/tile-product.js';

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

/** Bytes of all panels. */
export function panelsLength({ columns, taps, depth }: PanelShape): number {
  return Math.ceil(columns / panelColumns) * taps * depth * panelColumns * 4;
}

/**
 * Writes `[panel][tap][depth][8]` from weights that lie at `column × columnStride + tap × tapStride + depth × depthStride`, each column
 * times its factor. The target must be zero where nothing is written.
 */
export function packPanels(
  target: Float32Array,
  weights: Float32Array,
  { columns, taps, depth, usedDepth }: PanelShape,
  strides: { readonly column: number; readonly tap: number; readonly depth: number },
  factors?: Float64Array,
): void {
  for (let first = 0; first < columns; first += panelColumns) {
    const lanes = Math.min(panelColumns, columns - first);
    for (let tap = 0; tap < taps; tap++) {
      // Lane by lane inside: writes follow each other, and the reads are eight streams.
      let to = (first * taps + tap * panelColumns) * depth;
      let from = first * strides.column + tap * strides.tap;
      for (let index = 0; index < usedDepth; index++) {
        for (let lane = 0; lane < lanes; lane++) {
          target[to + lane] = (weights[from + lane * strides.column] ?? 0) * (factors?.[first + lane] ?? 1);
        }
        to += panelColumns;
        from += strides.depth;
      }
    }
  }
}
