import { each } from '../each.js';
import { defineKernel, type Kernel } from '../kernel.js';
import { linearIndex } from '../linear-workgroups.js';
import type { StorageType } from '../product/product-variant.js';
import { vectorWorkgroup } from '../vector-workgroup.js';
import { type WinogradField, winogradUniforms } from './winograd-uniforms.js';

type Field = WinogradField | 'padLeft' | 'padTop';

/**
 * The input transform Bᵀ d B of Winograd's F(2×2, 3×3) (https://arxiv.org/abs/1509.09308, section 4.1): a thread reads 4×4 places of four channels and
 * writes one vector for each of the 16 products, `[position][tile][channel]`.
 */
export function winogradInput(storage: StorageType): Kernel<Field, 'image' | 'result'> {
  const read = (y: number, x: number): string => `var d${y}${x} = vec4f(0);
if (isRow${y} && isColumn${x}) { d${y}${x} = vec4f(image[start${y} + (left + ${x}u) * uniforms.channels]); }`;
  return defineKernel({
    name: `${storage}-winograd-input`,
    uniforms: { ...winogradUniforms, padTop: 'u32', padLeft: 'u32' },
    bindings: [
      { name: 'image', access: 'read', type: `array<vec4<${storage}>>` },
      { name: 'result', access: 'read_write', type: `array<vec4<${storage}>>` },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    body: `let index = ${linearIndex(vectorWorkgroup)};
if (index >= uniforms.tiles * uniforms.channels) { return; }
let channel = index % uniforms.channels;
let tile = index / uniforms.channels;
let tileX = tile % uniforms.tilesX;
let tileY = tile / uniforms.tilesX % uniforms.tilesY;
let stackIndex = tile / uniforms.tilesX / uniforms.tilesY;
let top = tileY * 2u - uniforms.padTop;
let left = tileX * 2u - uniforms.padLeft;
${each(4, (y) => `let isRow${y} = top + ${y}u < uniforms.height;\nlet start${y} = (stackIndex * uniforms.height + top + ${y}u) * uniforms.width * uniforms.channels + channel;`)}
${each(4, (x) => `let isColumn${x} = left + ${x}u < uniforms.width;`)}
${each(4, (y) => each(4, (x) => read(y, x)))}
${each(4, (x) => `let t0${x} = d0${x} - d2${x}; let t1${x} = d1${x} + d2${x}; let t2${x} = d2${x} - d1${x}; let t3${x} = d1${x} - d3${x};`)}
let size = uniforms.tiles * uniforms.channels;
${each(4, (y) =>
  [`t${y}0 - t${y}2`, `t${y}1 + t${y}2`, `t${y}2 - t${y}1`, `t${y}1 - t${y}3`]
    .map((value, x) => `result[${y * 4 + x}u * size + index] = vec4<${storage}>(${value});`)
    .join('\n'),
)}`,
  });
}
