import type { UnaryFunction } from '@automodel/compiler';
import {
  panelColumns,
  type TileProductArguments,
  type TileProductVariant,
  type TileRows,
  tileProduct,
  tileProductArguments,
  tileProductName,
  tileSplit,
} from '../kernels/tile-product.js';
import type { OperationContext } from './operation-context.js';
import type { KernelCall } from './task.js';

/** A product of many rows with packed weights. */
export interface Product
  extends Omit<TileProductArguments, 'panelBegin' | 'panelEnd' | 'rowBegin' | 'rowChunk' | 'rowEnd' | 'rowSplit'> {
  readonly rows: number;
  readonly panels: number;
  readonly addressing: TileProductVariant['addressing'];
  readonly activation: UnaryFunction | undefined;
  readonly epilogue: boolean;
}

/** What of the input stays in the second-level cache while all panels pass over it. */
const cachedBytes = 400 * 1024;

/** With fewer rows than this, threads share the panels instead of the rows. */
const rowsToShare = 196;

/** The calls of a product, a list for each thread. */
export function productCalls(context: OperationContext, product: Product): KernelCall[][] {
  const byRows = product.rows >= rowsToShare || context.threads === 1;
  const rowParts = byRows ? context.split(product.rows, largestTile(context)) : undefined;
  const panelParts = byRows ? undefined : context.split(product.panels);
  return Array.from({ length: context.threads }, (_, thread) => {
    const [rowBegin, rowEnd] = rowParts?.[thread] ?? [0, product.rows];
    const [panelBegin, panelEnd] = panelParts?.[thread] ?? [0, product.panels];
    if (rowBegin >= rowEnd || panelBegin >= panelEnd) return [];
    return [productCall(context, product, { rowBegin, rowEnd, panelBegin, panelEnd })];
  });
}

/** One call over a part of the rows and panels. */
export function productCall(
  context: OperationContext,
  product: Product,
  part: { readonly rowBegin: number; readonly rowEnd: number; readonly panelBegin: number; readonly panelEnd: number },
): KernelCall {
  const { rows, rowSplit } = chooseTile(context, part.rowBegin, part.rowEnd);
  const { addressing, activation, epilogue } = product;
  const variant = { rows, addressing, activation, epilogue, instructionSet: context.instructionSet };
  const rowChunk = Math.max(rows, Math.floor(cachedBytes / (product.depth * 4) / rows) * rows);
  const values = { ...product, ...part, rowSplit, rowChunk };
  // A tile of either height.
  const short = {
    ...values,
    rowEnd: Math.min(part.rowEnd, part.rowBegin + 2 * rows - 1),
    rowSplit: part.rowBegin + rows,
    panelEnd: part.panelBegin + 1,
  };
  return context.call(
    tileProductName(variant),
    () => tileProduct(variant),
    tileProductArguments(values),
    part.rowEnd - part.rowBegin >= 2 * rows ? tileProductArguments(short) : undefined,
  );
}

function largestTile({ instructionSet }: OperationContext): TileRows {
  return instructionSet === 'relaxed-simd' ? 6 : 4;
}

/** The largest tile that, with tiles of one row less, covers the rows exactly; tiles of 2 and 1 cover any number. */
function chooseTile(
  context: OperationContext,
  rowBegin: number,
  rowEnd: number,
): { readonly rows: TileRows; readonly rowSplit: number } {
  const tiles: readonly TileRows[] = largestTile(context) === 6 ? [6, 4] : [4];
  for (const rows of tiles) {
    const rowSplit = tileSplit(rowBegin, rowEnd, rows);
    if (rowSplit !== undefined) return { rows, rowSplit };
  }
  return { rows: 2, rowSplit: tileSplit(rowBegin, rowEnd, 2) ?? rowBegin };
}

/** Panels of so many columns. */
export function panelCount(columns: number): number {
  return Math.ceil(columns / panelColumns);
}
