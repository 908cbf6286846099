import type { ConvolutionWork } from './convolution-work.js';
import type { FloatStorage } from './operation-context.js';
import { noWindow } from './product-form.js';

/** A matrix `[rows][inner]` in C order times packed weights `[inner][columns]`, in numbers. */
export function matrixProductWork(
  { rows, inner, columns }: { readonly rows: number; readonly inner: number; readonly columns: number },
  storage: FloatStorage,
): ConvolutionWork {
  const readsVectors = inner % 4 === 0;
  const vectors = Math.ceil(columns / 4);
  const depth = Math.ceil(inner / 4);
  return {
    work: {
      left: readsVectors ? 'rows' : 'scalars',
      window: '',
      right: 'packed',
      result: columns % 4 === 0 ? 'vectors' : 'scalars',
      storage,
      batches: 1,
      rows,
      columns: vectors,
      inner: depth,
      winogradTiles: undefined,
    },
    places: {
      ...noWindow,
      depth,
      leftStride: readsVectors ? depth : inner,
      outputStride: vectors,
      innerElements: inner,
      columnElements: columns,
      ...{ leftBatch: 0, rightBatch: 0, biasBatch: 0, outputBatch: 0 },
    },
  };
}
