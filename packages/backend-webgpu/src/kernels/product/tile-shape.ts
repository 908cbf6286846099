/**
 * How the workgroups of a matrix product share its work. A workgroup computes `rows` × `columns` of the result; each thread a block of
 * `threadRows` × `threadColumns` in registers. It walks along the inner dimension in steps of `slices` × `depth`, which it brings to workgroup memory
 * first; each slice of the threads adds up its own `depth` of every step, and the slices are summed at the end.
 */
export interface TileShape {
  readonly kind: 'registers';
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly threadRows: number;
  readonly threadColumns: number;
  /** Groups of threads that share out the inner dimension. */
  readonly slices: number;
  /** 2: the next step is stored while others still read the last one, for one barrier less. */
  readonly buffers: 1 | 2;
}

/** The same with the subgroup matrices of a device, of `size` × `size` elements: a subgroup computes `subgroupRows` × `subgroupColumns`. */
export interface MatrixTileShape {
  readonly kind: 'matrices';
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly subgroupRows: number;
  readonly subgroupColumns: number;
  readonly buffers: 1 | 2;
}

export type ProductTile = MatrixTileShape | TileShape;
