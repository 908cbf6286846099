import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const placeSize = 64;

/** Puts rows of a channels-first tensor to their places in a channels-last one, four channels at a time; those that pad become 0. */
export function placeKernel(
  from: StoredType,
  to: StoredType,
): Kernel<'batch' | 'blocks' | 'channels' | 'pixels', 'output' | 'rows'> {
  return defineKernel({
    name: `${from}-place-${to}`,
    uniforms: { batch: 'u32', channels: 'u32', blocks: 'u32', pixels: 'u32' },
    bindings: [
      { name: 'rows', access: 'read', type: `array<${from}>` },
      { name: 'output', access: 'read_write', type: `array<vec4<${to}>>` },
    ],
    workgroupSize: [placeSize, 1, 1],
    body: `
  let index = ${linearIndex(placeSize)};
  let u = uniforms;
  if (index >= u.batch * u.blocks * u.pixels) {
    return;
  }
  // Neighbours take pixels side by side, since those are read one channel at a time.
  let pixel = index % u.pixels;
  let block = (index / u.pixels) % u.blocks;
  let image = index / (u.pixels * u.blocks);
  var value = vec4<${to}>(0);
  for (var lane = 0u; lane < 4u; lane++) {
    let channel = block * 4u + lane;
    if (channel < u.channels) {
      value[lane] = ${to}(rows[(image * u.channels + channel) * u.pixels + pixel]);
    }
  }
  output[(image * u.pixels + pixel) * u.blocks + block] = value;`,
  });
}
