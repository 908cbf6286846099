import type { WeightSource } from '../plan/weight-source.js';

/** Tells a weight from all others: its place, or its name where it lies in the graph, and what makes numbers of its integers. */
export function weightKey({ name, data, quantization }: WeightSource): string {
  const place = data.kind === 'external' ? `${data.location} ${data.offset} ${data.length}` : `inline ${name}`;
  return quantization === undefined ? place : `${place} times ${weightKey(quantization.scale)}`;
}
