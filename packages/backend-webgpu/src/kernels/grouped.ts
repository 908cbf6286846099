import type { UnaryFunction } from '@automodel/compiler';
import { activationCode } from './activation-code.js';
import { each } from './each.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import type { StorageType } from './product/product-variant.js';
import { vectorWorkgroup } from './vector-workgroup.js';

/** Channels of a group; elements from place to place of the input, vectors of a place of the output. */
const uniforms = {
  images: 'u32',
  height: 'u32',
  width: 'u32',
  channelStride: 'u32',
  groupInputs: 'u32',
  groupOutputs: 'u32',
  outputs: 'u32',
  outputVectors: 'u32',
  outputHeight: 'u32',
  outputWidth: 'u32',
  kernelHeight: 'u32',
  kernelWidth: 'u32',
  strideY: 'u32',
  strideX: 'u32',
  dilationY: 'u32',
  dilationX: 'u32',
  padTop: 'u32',
  padLeft: 'u32',
  hasResidual: 'u32',
  parameters: 'vec4f',
} as const;

export interface GroupedVariant {
  /** Whether inputs and outputs of a group are whole vectors. */
  readonly vectors: boolean;
  readonly storage: StorageType;
  readonly activation: UnaryFunction | undefined;
}

type Binding = 'bias' | 'image' | 'residual' | 'result' | 'weight';

/** A convolution in groups of channels; the weights are `[tap][input of the group][output]`. Computes `groupedPlaces` places per thread where groups are whole vectors. */
export function grouped({ vectors, storage, activation }: GroupedVariant): Kernel<keyof typeof uniforms, Binding> {
  const { suffix, globals } = activationCode(activation);
  return defineKernel({
    name: `${storage}-grouped-${vectors ? 'vectors' : 'scalars'}${suffix}`,
    uniforms,
    bindings: [
      { name: 'image', access: 'read', type: vectors ? `array<vec4<${storage}>>` : `array<${storage}>` },
      { name: 'weight', access: 'read', type: `array<vec4<${storage}>>` },
      { name: 'result', access: 'read_write', type: `array<vec4<${storage}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4f>' },
      { name: 'residual', access: 'read', type: `array<vec4<${storage}>>` },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    globals,
    body: `let index = ${linearIndex(vectorWorkgroup)};
${vectors ? groupedVectors(storage) : groupedScalars(storage)}`,
  });
}

/** Neighbouring places that a thread computes where groups are whole vectors: they share the weights that it reads. */
export const groupedPlaces = 4;

/** A thread computes one vector of outputs of a few neighbouring places. */
function groupedVectors(storage: StorageType): string {
  return `let across = (uniforms.outputWidth + ${groupedPlaces - 1}u) / ${groupedPlaces}u;
let outputChannel = index % uniforms.outputVectors;
let block = index / uniforms.outputVectors;
let x = block % across * ${groupedPlaces}u;
let y = block / across % uniforms.outputHeight;
let stackIndex = block / across / uniforms.outputHeight;
if (stackIndex >= uniforms.images) { return; }
let inputs = uniforms.groupInputs / 4u;
let firstInput = outputChannel * 4u / uniforms.groupOutputs * inputs;
${each(groupedPlaces, (place) => `var sum${place} = bias[outputChannel];`)}
for (var tapY = 0u; tapY < uniforms.kernelHeight; tapY++) {
let row = y * uniforms.strideY + tapY * uniforms.dilationY - uniforms.padTop;
if (row >= uniforms.height) { continue; }
for (var tapX = 0u; tapX < uniforms.kernelWidth; tapX++) {
${each(
  groupedPlaces,
  (place) => `let column${place} = (x + ${place}u) * uniforms.strideX + tapX * uniforms.dilationX - uniforms.padLeft;
let inside${place} = column${place} < uniforms.width;
let start${place} = ((stackIndex * uniforms.height + row) * uniforms.width + column${place}) * uniforms.channelStride / 4u + firstInput;`,
)}
var weightRow = (tapY * uniforms.kernelWidth + tapX) * uniforms.groupInputs * uniforms.outputVectors + outputChannel;
for (var vector = 0u; vector < inputs; vector++) {
${each(4, (component) => `let weight${component} = vec4f(weight[weightRow + ${component}u * uniforms.outputVectors]);`)}
weightRow += 4u * uniforms.outputVectors;
${each(
  groupedPlaces,
  (place) => `if (inside${place}) {
let value = vec4f(image[start${place} + vector]);
${each(4, (component) => `sum${place} = fma(vec4f(value[${component}]), weight${component}, sum${place});`)}
}`,
)}
}
}
}
let place = ((stackIndex * uniforms.outputHeight + y) * uniforms.outputWidth + x) * uniforms.outputVectors + outputChannel;
${each(
  groupedPlaces,
  (index) => `if (x + ${index}u < uniforms.outputWidth) {
let at = place + ${index}u * uniforms.outputVectors;
if (uniforms.hasResidual != 0u) { sum${index} += vec4f(residual[at]); }
result[at] = vec4<${storage}>(activate(sum${index}, uniforms.parameters));
}`,
)}`;
}

/** Groups of any size: a thread computes four outputs of a place, each by itself. */
function groupedScalars(storage: StorageType): string {
  return `let outputChannel = index % uniforms.outputVectors;
let place = index / uniforms.outputVectors;
let x = place % uniforms.outputWidth;
let y = place / uniforms.outputWidth % uniforms.outputHeight;
let stackIndex = place / uniforms.outputWidth / uniforms.outputHeight;
if (stackIndex >= uniforms.images) { return; }
var sum = bias[outputChannel];
for (var component = 0u; component < 4u; component++) {
let channel = outputChannel * 4u + component;
if (channel >= uniforms.outputs) { break; }
let firstInput = channel / uniforms.groupOutputs * uniforms.groupInputs;
for (var tapY = 0u; tapY < uniforms.kernelHeight; tapY++) {
let row = y * uniforms.strideY + tapY * uniforms.dilationY - uniforms.padTop;
if (row >= uniforms.height) { continue; }
for (var tapX = 0u; tapX < uniforms.kernelWidth; tapX++) {
let column = x * uniforms.strideX + tapX * uniforms.dilationX - uniforms.padLeft;
if (column >= uniforms.width) { continue; }
let start = ((stackIndex * uniforms.height + row) * uniforms.width + column) * uniforms.channelStride + firstInput;
let weightRow = (tapY * uniforms.kernelWidth + tapX) * uniforms.groupInputs;
for (var value = 0u; value < uniforms.groupInputs; value++) {
sum[component] = fma(f32(image[start + value]), f32(weight[(weightRow + value) * uniforms.outputVectors + outputChannel][component]), sum[component]);
}
}
}
}
let at = place * uniforms.outputVectors + outputChannel;
if (uniforms.hasResidual != 0u) { sum += vec4f(residual[at]); }
result[at] = vec4<${storage}>(activate(sum, uniforms.parameters));`;
}
