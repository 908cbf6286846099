import { type EncodableTensor, encodeSafetensors, Tensor } from '@automodel/core';
import type { RecordedNetwork } from './recorded-networks.js';

/** FNV-1a of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** Numbers in [0, 1) that are a function of the name: murmur3's finalizer over a Weyl sequence. */
function uniform(name: string, count: number): Float64Array {
  const start = hash(name);
  return Float64Array.from({ length: count }, (_, index) => {
    let value = (start + Math.imul(index, 0x9e3779b9)) >>> 0;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) >>> 0;
    return ((value ^ (value >>> 16)) >>> 8) / 16777216;
  });
}

/** The weights with which the networks were recorded: a function of the tensors' names. */
function formulaTensor(name: string, dims: readonly number[]): EncodableTensor {
  if (name.endsWith('num_batches_tracked')) return { dataType: 'int64', dims, bytes: new Uint8Array(8) };
  const numbers = uniform(
    name,
    dims.reduce((product, dim) => product * dim, 1),
  );
  const bound = 0.8 * Math.sqrt(6 / dims.slice(1).reduce((product, dim) => product * dim, 1));
  const value = (number: number): number => {
    if (name.endsWith('running_var')) return 0.5 + number;
    if (name.endsWith('running_mean') || name.endsWith('bias')) return (2 * number - 1) * 0.1;
    return dims.length === 1 ? 0.5 + 0.5 * number : (2 * number - 1) * bound;
  };
  return { dataType: 'float32', dims, bytes: new Uint8Array(Float32Array.from(numbers, value).buffer) };
}

/** The checkpoint of a recorded network, in memory, as timm publishes: no `model_type`, timm's keys. */
export function formulaCheckpoint({ config, manifest }: RecordedNetwork): Record<string, Uint8Array | string> {
  const tensors = Object.entries(manifest).map(([name, dims]) => [name, formulaTensor(name, dims)] as const);
  return { 'config.json': JSON.stringify(config), 'model.safetensors': encodeSafetensors(new Map(tensors)) };
}

/** The image with which they were recorded. */
export function formulaPixelValues(dims: readonly number[]): Tensor {
  const numbers = uniform(
    'pixel_values',
    dims.reduce((product, dim) => product * dim, 1),
  );
  return new Tensor(
    'float32',
    Float32Array.from(numbers, (number) => (2 * number - 1) * 2),
    [...dims],
  );
}
