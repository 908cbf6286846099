import {
  type ByteProductArguments,
  type ByteProductVariant,
  byteProduct,
  byteProductArguments,
  byteProductName,
} from '../kernels/byte-product.js';
import { byteTile } from '../kernels/byte-tile.js';
import type { OperationContext } from './operation-context.js';
import type { KernelCall } from './task.js';

/** A product of rows of bytes with packed weights. */
export interface ByteProduct {
  readonly variant: Omit<ByteProductVariant, 'method' | 'rows'>;
  readonly values: Omit<
    ByteProductArguments,
    'panelBegin' | 'panelEnd' | 'rowBegin' | 'rowChunk' | 'rowEnd' | 'rowSplit'
  >;
  readonly rows: number;
  readonly panels: number;
}

/** Bytes of a product's rows that stay in the second-level cache while all panels pass over them. */
const cachedBytes = 256 * 1024;

/** With fewer rows than this, threads share the panels instead of the rows. */
const rowsToShare = 196;

/** The calls of a product, a list for each thread. */
export function byteProductCalls(context: OperationContext, product: ByteProduct): KernelCall[][] {
  const { rows, panels } = product;
  const byRows = rows >= rowsToShare || context.threads === 1;
  const rowParts = byRows ? context.split(rows, byteTile(context.byteMethod).rows) : undefined;
  const panelParts = byRows ? undefined : context.split(panels);
  return Array.from({ length: context.threads }, (_, thread) => {
    const [rowBegin, rowEnd] = rowParts?.[thread] ?? [0, rows];
    const [panelBegin, panelEnd] = panelParts?.[thread] ?? [0, panels];
    if (rowBegin >= rowEnd || panelBegin >= panelEnd) return [];
    return [byteProductCall(context, product, { rowBegin, rowEnd, panelBegin, panelEnd })];
  });
}

type Part = Pick<ByteProductArguments, 'panelBegin' | 'panelEnd' | 'rowBegin' | 'rowEnd'>;

function byteProductCall(context: OperationContext, product: ByteProduct, part: Part): KernelCall {
  const method = context.byteMethod;
  const count = part.rowEnd - part.rowBegin;
  const rows = tileRows(byteTile(method).rows, count);
  const smaller = (rows - (count % rows)) % rows;
  const rowSplit = part.rowEnd - smaller * (rows - 1);
  const cached = Math.floor(cachedBytes / product.values.depth / rows) * rows;
  const variant = { ...product.variant, method, rows };
  const values = { ...product.values, ...part, rowSplit, rowChunk: Math.max(rows, cached) };
  // A tile of either height.
  const short = {
    ...values,
    rowEnd: Math.min(part.rowEnd, part.rowBegin + 2 * rows - 1),
    rowSplit: part.rowBegin + rows,
    panelEnd: part.panelBegin + 1,
  };
  return context.call(
    byteProductName(variant),
    () => byteProduct(variant),
    byteProductArguments(values),
    count >= 2 * rows ? byteProductArguments(short) : undefined,
  );
}

/** The largest tile up to `largest` rows that covers the rows together with tiles of one row less; tiles of 1 cover any number. */
function tileRows(largest: number, count: number): number {
  for (let rows = largest; rows > 1; rows--) {
    const smaller = (rows - (count % rows)) % rows;
    if (smaller * (rows - 1) <= count) return rows;
  }
  return 1;
}
