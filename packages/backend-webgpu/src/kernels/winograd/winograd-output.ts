import type { UnaryFunction } from '@automodel/compiler';
import { each } from '../each.js';
import { defineKernel, type Kernel } from '../kernel.js';
import { linearIndex } from '../linear-workgroups.js';
import type { StorageType } from '../product/product-variant.js';
import { productActivation } from '../product-activation.js';
import { vectorWorkgroup } from '../vector-workgroup.js';
import { type WinogradField, winogradUniforms } from './winograd-uniforms.js';

type Field = WinogradField | 'hasResidual' | 'parameters';

type Binding = 'bias' | 'products' | 'residual' | 'result';

/** The output transform Aᵀ m A of Winograd's F(2×2, 3×3), with bias, residual and activation: a thread writes 2×2 places of four channels. */
export function winogradOutput(storage: StorageType, activation: UnaryFunction | undefined): Kernel<Field, Binding> {
  const { suffix, globals } = productActivation(activation);
  const sums = [0, 1].flatMap((y) => [
    { y, x: 0, sum: `s${y}0 + s${y}1 + s${y}2` },
    { y, x: 1, sum: `s${y}1 - s${y}2 - s${y}3` },
  ]);
  const write = ({
    y,
    x,
    sum,
  }: (typeof sums)[number]): string => `if (top + ${y}u < uniforms.height && left + ${x}u < uniforms.width) {
let place = ((image * uniforms.height + top + ${y}u) * uniforms.width + left + ${x}u) * uniforms.channels + channel;
var value = ${sum} + shift;
if (uniforms.hasResidual != 0u) { value += vec4f(residual[place]); }
result[place] = vec4<${storage}>(activate(value, uniforms.parameters));
}`;
  return defineKernel({
    name: `${storage}-winograd-output${suffix}`,
    uniforms: { ...winogradUniforms, hasResidual: 'u32', parameters: 'vec4f' },
    bindings: [
      { name: 'products', access: 'read', type: 'array<vec4f>' },
      { name: 'result', access: 'read_write', type: `array<vec4<${storage}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4f>' },
      { name: 'residual', access: 'read', type: `array<vec4<${storage}>>` },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    globals,
    body: `let index = ${linearIndex(vectorWorkgroup)};
let size = uniforms.tiles * uniforms.channels;
if (index >= size) { return; }
let channel = index % uniforms.channels;
let tile = index / uniforms.channels;
let left = tile % uniforms.tilesX * 2u;
let top = tile / uniforms.tilesX % uniforms.tilesY * 2u;
let image = tile / uniforms.tilesX / uniforms.tilesY;
let shift = bias[channel];
${each(4, (y) => each(4, (x) => `let m${y}${x} = products[${y * 4 + x}u * size + index];`))}
${each(4, (x) => `let s0${x} = m0${x} + m1${x} + m2${x}; let s1${x} = m1${x} - m2${x} - m3${x};`)}
${sums.map(write).join('\n')}`,
  });
}
