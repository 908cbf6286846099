import { defineKernel, type Kernel } from './kernel.js';

/** Pixels of a workgroup along each axis. */
export const frameSize = 8;

/**
 * A frame of a video, where the browser has it, as rows of RGBA bytes: its colours become sRGB as they are read. A frame whose pixels are not
 * square is read at the size at which it is shown. Alpha is taken out of the colours, as it is where a frame is copied.
 */
export function frameKernel(): Kernel<'firstWord' | 'height' | 'rowWords' | 'width', 'bytes' | 'frame'> {
  return defineKernel({
    name: 'u32-frame',
    uniforms: { width: 'u32', height: 'u32', firstWord: 'u32', rowWords: 'u32' },
    bindings: [
      { name: 'frame', access: 'external', type: 'texture_external' },
      { name: 'bytes', access: 'read_write', type: 'array<u32>' },
    ],
    workgroupSize: [frameSize, frameSize, 1],
    body: `
  let u = uniforms;
  if (global.x >= u.width || global.y >= u.height) {
    return;
  }
  let place = global.xy * textureDimensions(frame) / vec2u(u.width, u.height);
  let color = textureLoad(frame, place);
  let opaque = select(color.rgb, color.rgb / color.a, color.a > 0);
  bytes[u.firstWord + global.y * u.rowWords + global.x] = pack4x8unorm(vec4f(opaque, color.a));`,
  });
}
