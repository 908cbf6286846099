import type { Activation } from '../kernels/activation.js';
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
  extends Omit<
    TileProductArguments,
    'panelBegin' | 'panelEnd' | 'rowBegin' | 'rowChunk' | 'rowEnd' | 'rowSplit' | 'touchStride'
  > {
  readonly rows: number;
  readonly panels: number;
  readonly addressing: TileProductVariant['addressing'];
  readonly activation: Activation | undefined;
  readonly epilogue: boolean;
}

/** What of a product's rows stays in the second-level cache while all panels pass over them, where weights are many and where they fit beside. */
const cachedBytes = { input: 400 * 1024, inputAndOutput: 200 * 1024 };

/** Weights of so many bytes fit into the second-level cache beside the rows. */
const cachedWeightBytes = 1100 * 1024;

/** With more tiles of rows than this, reading a panel for the first tile costs nothing beside computing them all. */
const tilesThatHideReading = 16;

/** With fewer rows than this, threads share the panels instead of the rows. */
const rowsToShare = 196;

/** The calls of a product, a list for each thread. */
export function productCalls(context: OperationContext, product: Product): KernelCall[][] {
  const byRows = product.rows >= rowsToShare || context.threads === 1;
  const rowParts = byRows ? context.split(product.rows, context.tile.rows) : undefined;
  const panelParts = byRows ? undefined : context.split(product.panels, context.tile.panels);
  return Array.from({ length: context.threads }, (_, thread) => {
    const [rowBegin, rowEnd] = rowParts?.[thread] ?? [0, product.rows];
    const [panelBegin, panelEnd] = panelParts?.[thread] ?? [0, product.panels];
    if (rowBegin >= rowEnd || panelBegin >= panelEnd) return [];
    return partCalls(context, product, { rowBegin, rowEnd, panelBegin, panelEnd });
  });
}

/** From the first to before the last. */
export interface ProductPart {
  readonly rowBegin: number;
  readonly rowEnd: number;
  readonly panelBegin: number;
  readonly panelEnd: number;
}

/** The calls of one thread over a part of the rows and panels: one, and another for a last panel that tiles of two panels leave. */
export function partCalls(context: OperationContext, product: Product, part: ProductPart): KernelCall[] {
  const { panels } = context.tile;
  const { panelBegin, panelEnd } = part;
  const whole = panelEnd - ((panelEnd - panelBegin) % panels);
  return [
    ...(panelBegin < whole ? [productCall(context, product, { ...part, panelEnd: whole }, panels)] : []),
    ...(whole < panelEnd ? [productCall(context, product, { ...part, panelBegin: whole }, 1)] : []),
  ];
}

/** One call, over panels that are computed so many at a time. */
function productCall(context: OperationContext, product: Product, part: ProductPart, panels: 1 | 2): KernelCall {
  const { rows, rowSplit } = chooseTile(context, part.rowBegin, part.rowEnd);
  const { addressing, activation, epilogue } = product;
  const { instructionSet } = context.tile;
  const unrolled = unrolledDepths(context, product.depth);
  const variant = { rows, addressing, activation, epilogue, instructionSet, panels, unrolled };
  const count = part.rowEnd - part.rowBegin;
  const rowChunk = Math.max(rows, Math.floor(rowsInCache(product, part) / rows) * rows);
  const tiles = (rowSplit - part.rowBegin) / rows + (part.rowEnd - rowSplit) / (rows - 1);
  const isRead = count <= rowChunk && tiles <= tilesThatHideReading;
  // A power of two, so that no read crosses a line of the cache.
  const touchStride = isRead ? 2 ** Math.round(Math.log2((panels * panelColumns * 4 * unrolled) / tiles)) : 0;
  const values = { ...product, ...part, rowSplit, rowChunk, touchStride };
  // A tile of either height.
  const short = {
    ...values,
    rowEnd: Math.min(part.rowEnd, part.rowBegin + 2 * rows - 1),
    rowSplit: part.rowBegin + rows,
    panelEnd: part.panelBegin + panels,
  };
  return context.call(
    tileProductName(variant),
    () => tileProduct(variant),
    tileProductArguments(values),
    part.rowEnd - part.rowBegin >= 2 * rows ? tileProductArguments(short) : undefined,
  );
}

/**
 * Where the weights stay in the cache, outputs and what is added to them count too: each panel writes a part of the same lines.
 */
function rowsInCache(product: Product, { panelBegin, panelEnd }: { panelBegin: number; panelEnd: number }): number {
  const inputBytes = product.depth * 4;
  const weightBytes = product.taps * product.depth * panelColumns * 4 * (panelEnd - panelBegin);
  if (weightBytes > cachedWeightBytes) return cachedBytes.input / inputBytes;
  return cachedBytes.inputAndOutput / (inputBytes + product.outputStride * (product.residual === 0 ? 1 : 2));
}

function unrolledDepths({ tile }: OperationContext, depth: number): number {
  if (!tile.isUnrolled) return 1;
  return [4, 7, 6, 5, 3, 2].find((count) => depth % count === 0) ?? 1;
}

/** The largest tile that, with tiles of one row less, covers the rows exactly; tiles of 2 and 1 cover any number. */
function chooseTile(
  context: OperationContext,
  rowBegin: number,
  rowEnd: number,
): { readonly rows: TileRows; readonly rowSplit: number } {
  const tiles: readonly TileRows[] = context.tile.rows === 6 ? [6, 4] : [4];
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
