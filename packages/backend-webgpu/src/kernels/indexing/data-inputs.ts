import type { StoredType } from '../kernel.js';

/** The buffers of kernels that look up data. */
export type Data = 'data' | 'output' | 'positions';

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
