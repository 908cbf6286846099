import { defineKernel, type Kernel } from './kernel.js';

/** Blocks of four channels, and places of the image that are added at a time, of a workgroup. */
const [blocks, lanes] = [8, 16];

export const globalAverageBlocks: number = blocks;

/** The mean over the places of channels-last images: a workgroup for eight blocks of channels of an image. */
export function globalAverageKernel(floats: 'f16' | 'f32'): Kernel<'channelBlocks' | 'places', 'image' | 'output'> {
  return defineKernel({
    name: `${floats}-global-average`,
    uniforms: { places: 'u32', channelBlocks: 'u32' },
    bindings: [
      { name: 'image', access: 'read', type: `array<vec4<${floats}>>` },
      { name: 'output', access: 'read_write', type: `array<vec4<${floats}>>` },
    ],
    workgroupSize: [blocks, lanes, 1],
    globals: `var<workgroup> sums: array<vec4f, ${blocks * lanes}>;\n`,
    body: `
  let block = group.x * ${blocks}u + local.x;
  let image0 = group.y * uniforms.places;
  var sum = vec4f(0);
  if (block < uniforms.channelBlocks) {
    for (var place = local.y; place < uniforms.places; place += ${lanes}u) {
      sum += vec4f(image[(image0 + place) * uniforms.channelBlocks + block]);
    }
  }
  sums[localIndex] = sum;
  workgroupBarrier();
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    if (local.y < half) {
      sums[localIndex] += sums[localIndex + half * ${blocks}u];
    }
    workgroupBarrier();
  }
  if (local.y == 0u && block < uniforms.channelBlocks) {
    output[group.y * uniforms.channelBlocks + block] = vec4<${floats}>(sums[local.x] / f32(uniforms.places));
  }`,
  });
}
