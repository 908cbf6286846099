import type { UnaryFunction } from '@automodel/compiler';
import { activationCode } from './activation.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const convolutionSize = 64;

type Field =
  | 'batch'
  | 'channelBlocks'
  | 'dilationX'
  | 'dilationY'
  | 'groupDepth'
  | 'groupOutputs'
  | 'height'
  | 'inputStride'
  | 'kernelHeight'
  | 'kernelWidth'
  | 'outputHeight'
  | 'outputWidth'
  | 'padLeft'
  | 'padTop'
  | 'parameters'
  | 'strideX'
  | 'strideY'
  | 'width';

export interface ConvolutionKernelOptions {
  readonly floats: 'f16' | 'f32';
  readonly activation: UnaryFunction | undefined;
  readonly residual: boolean;
}

/**
 * Convolution of any kind, plain: an invocation computes four channels of one place. Channels-last input and output whose channels are padded
 * to fours, weights `[taps][depth][columns]` in which the columns are the padded outputs; the depth is that of one group.
 */
export function convolutionKernel({
  floats,
  activation,
  residual,
}: ConvolutionKernelOptions): Kernel<Field, 'bias' | 'image' | 'output' | 'residual' | 'weight'> {
  const { suffix, globals } = activationCode(activation);
  return defineKernel({
    name: `${floats}-convolution-direct${residual ? '-residual' : ''}${suffix}`,
    uniforms: {
      batch: 'u32',
      height: 'u32',
      width: 'u32',
      inputStride: 'u32',
      outputHeight: 'u32',
      outputWidth: 'u32',
      channelBlocks: 'u32',
      groupDepth: 'u32',
      groupOutputs: 'u32',
      kernelHeight: 'u32',
      kernelWidth: 'u32',
      strideY: 'u32',
      strideX: 'u32',
      dilationY: 'u32',
      dilationX: 'u32',
      padTop: 'i32',
      padLeft: 'i32',
      parameters: 'vec4f',
    },
    bindings: [
      { name: 'image', access: 'read', type: `array<${floats}>` },
      { name: 'weight', access: 'read', type: `array<vec4<${floats}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4<f32>>' },
      { name: 'residual', access: 'read', type: `array<vec4<${floats}>>` },
      { name: 'output', access: 'read_write', type: `array<vec4<${floats}>>` },
    ],
    workgroupSize: [convolutionSize, 1, 1],
    globals,
    body: `
  let index = ${linearIndex(convolutionSize)};
  let u = uniforms;
  if (index >= u.batch * u.outputHeight * u.outputWidth * u.channelBlocks) {
    return;
  }
  let block = index % u.channelBlocks;
  let place = index / u.channelBlocks;
  let x = place % u.outputWidth;
  let y = (place / u.outputWidth) % u.outputHeight;
  let n = place / (u.outputWidth * u.outputHeight);
  // The group of each of the four channels.
  let first = (vec4u(block * 4u) + vec4u(0, 1, 2, 3)) / u.groupOutputs * u.groupDepth;
  var sum = bias[block];
  for (var ky = 0u; ky < u.kernelHeight; ky++) {
    let iy = i32(y * u.strideY + ky * u.dilationY) - u.padTop;
    if (iy < 0 || iy >= i32(u.height)) {
      continue;
    }
    for (var kx = 0u; kx < u.kernelWidth; kx++) {
      let ix = i32(x * u.strideX + kx * u.dilationX) - u.padLeft;
      if (ix < 0 || ix >= i32(u.width)) {
        continue;
      }
      let at = ((n * u.height + u32(iy)) * u.width + u32(ix)) * u.inputStride;
      let row = (ky * u.kernelWidth + kx) * u.groupDepth;
      for (var c = 0u; c < u.groupDepth; c++) {
        let four = vec4f(
          f32(image[at + first.x + c]),
          f32(image[at + first.y + c]),
          f32(image[at + first.z + c]),
          f32(image[at + first.w + c]),
        );
        sum = fma(four, vec4f(weight[(row + c) * u.channelBlocks + block]), sum);
      }
    }
  }
  ${residual ? 'sum += vec4f(residual[index]);' : ''}
  output[index] = vec4<${floats}>(activate(sum, u.parameters));`,
  });
}
