/** A dimension: its size, a symbol such as `batch` that stands for one, or null where nothing is known. */
export type Dimension = number | string | null;

/** The dimensions of a tensor; undefined where not even the rank is known. */
export type Shape = readonly Dimension[] | undefined;
