import type { StoredType } from '../kernel.js';

/** The buffers of kernels that look up data. */
export type Data = 'data' | 'output' | 'positions';

/** How each is stored: constant data may be float32 where the tensors of a run are float16. */
export type DataTypes = Readonly<Record<Data, StoredType>>;

/** Their inputs: data, and positions in it. */
export function dataInputs(
  data: StoredType,
  positions: StoredType,
): readonly { readonly name: Exclude<Data, 'output'>; readonly type: StoredType }[] {
  return [
    { name: 'data', type: data },
    { name: 'positions', type: positions },
  ];
}
