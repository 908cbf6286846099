import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const dequantizeSize = 64;

type Field = 'count' | 'firstByte' | 'inner' | 'positions' | 'scales' | 'zeros';

/** Numbers of the 8-bit integers of a file: (integer - zero point) × scale; `scales` and `zeros` say how many there are, one or `positions`. */
export function dequantizeKernel(type: 'int8' | 'uint8'): Kernel<Field, 'raw' | 'scale' | 'values' | 'zero'> {
  const unpack = type === 'int8' ? 'extractBits(i32(word), shift, 8u)' : 'i32(extractBits(word, shift, 8u))';
  return defineKernel({
    name: `f32-dequantize-${type}`,
    uniforms: { count: 'u32', firstByte: 'u32', inner: 'u32', positions: 'u32', scales: 'u32', zeros: 'u32' },
    bindings: [
      { name: 'raw', access: 'read', type: 'array<u32>' },
      { name: 'scale', access: 'read', type: 'array<f32>' },
      { name: 'zero', access: 'read', type: 'array<f32>' },
      { name: 'values', access: 'read_write', type: 'array<f32>' },
    ],
    workgroupSize: [dequantizeSize, 1, 1],
    body: `
  let index = ${linearIndex(dequantizeSize)};
  if (index >= uniforms.count) {
    return;
  }
  let byte = uniforms.firstByte + index;
  let word = raw[byte / 4u];
  let shift = (byte % 4u) * 8u;
  let position = (index / uniforms.inner) % uniforms.positions;
  let from0 = zero[min(position, uniforms.zeros - 1u)];
  values[index] = (f32(${unpack}) - from0) * scale[min(position, uniforms.scales - 1u)];`,
  });
}
