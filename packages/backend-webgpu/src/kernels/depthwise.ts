import type { UnaryFunction } from '@automodel/compiler';
import { activationCode } from './activation-code.js';
import { each } from './each.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import type { StorageType } from './product/product-variant.js';
import { vectorWorkgroup } from './vector-workgroup.js';

/** Which pipeline of the depthwise convolutions. */
export interface DepthwiseVariant {
  readonly kernelWidth: number;
  readonly strideX: number;
  readonly dilationX: number;
  /** Neighbouring places that a thread computes: they share what they read. */
  readonly places: number;
  readonly storage: StorageType;
  readonly activation: UnaryFunction | undefined;
}

/** `channels` counts vectors. */
const uniforms = {
  images: 'u32',
  height: 'u32',
  width: 'u32',
  channels: 'u32',
  outputHeight: 'u32',
  outputWidth: 'u32',
  kernelHeight: 'u32',
  strideY: 'u32',
  dilationY: 'u32',
  padTop: 'u32',
  padLeft: 'u32',
  hasResidual: 'u32',
  parameters: 'vec4f',
} as const;

type Binding = 'bias' | 'image' | 'residual' | 'result' | 'weight';

/** A convolution of each channel by itself; the weights are `[tap][channel]`. A thread for each vector of channels of `places` places of a row. */
export function depthwise(variant: DepthwiseVariant): Kernel<keyof typeof uniforms, Binding> {
  const { kernelWidth, strideX, dilationX, places, storage, activation } = variant;
  const columns = (places - 1) * strideX + (kernelWidth - 1) * dilationX + 1;
  const { suffix, globals } = activationCode(activation);
  return defineKernel({
    name: `${storage}-depthwise-${kernelWidth}-${strideX}-${dilationX}-${places}${suffix}`,
    uniforms,
    bindings: [
      { name: 'image', access: 'read', type: `array<vec4<${storage}>>` },
      { name: 'weight', access: 'read', type: `array<vec4<${storage}>>` },
      { name: 'result', access: 'read_write', type: `array<vec4<${storage}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4f>' },
      { name: 'residual', access: 'read', type: `array<vec4<${storage}>>` },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    globals,
    body: `let index = ${linearIndex(vectorWorkgroup)};
let across = (uniforms.outputWidth + ${places - 1}u) / ${places}u;
let channel = index % uniforms.channels;
let block = index / uniforms.channels;
let x = block % across * ${places}u;
let y = block / across % uniforms.outputHeight;
let stackIndex = block / across / uniforms.outputHeight;
if (stackIndex >= uniforms.images) { return; }
let left = x * ${strideX}u - uniforms.padLeft;
${each(places, (place) => `var sum${place} = bias[channel];`)}
for (var tapY = 0u; tapY < uniforms.kernelHeight; tapY++) {
let row = y * uniforms.strideY + tapY * uniforms.dilationY - uniforms.padTop;
if (row >= uniforms.height) { continue; }
let start = (stackIndex * uniforms.height + row) * uniforms.width * uniforms.channels + channel;
${each(columns, (column) => `var value${column} = vec4f(0);\nif (left + ${column}u < uniforms.width) { value${column} = vec4f(image[start + (left + ${column}u) * uniforms.channels]); }`)}
${each(kernelWidth, (tap) => `let weight${tap} = vec4f(weight[(tapY * ${kernelWidth}u + ${tap}u) * uniforms.channels + channel]);`)}
${each(places, (place) => each(kernelWidth, (tap) => `sum${place} = fma(value${place * strideX + tap * dilationX}, weight${tap}, sum${place});`))}
}
let place = ((stackIndex * uniforms.outputHeight + y) * uniforms.outputWidth + x) * uniforms.channels + channel;
${each(
  places,
  (index) => `if (x + ${index}u < uniforms.outputWidth) {
let at = place + ${index}u * uniforms.channels;
if (uniforms.hasResidual != 0u) { sum${index} += vec4f(residual[at]); }
result[at] = vec4<${storage}>(activate(sum${index}, uniforms.parameters));
}`,
)}`,
  });
}
