/** One element of a tensor: bigint in 64-bit integers, text in `string` tensors. */
export type Element = bigint | number | string;
