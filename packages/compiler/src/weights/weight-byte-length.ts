import type { WeightSource } from '../plan/weight-source.js';

/** Bytes of a weight where it is stored. */
export function weightByteLength({ data }: WeightSource): number {
  if (data.kind === 'external') return data.length;
  return data.kind === 'inline' ? data.bytes.length : 0;
}
