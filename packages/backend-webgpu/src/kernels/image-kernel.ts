import { defineKernel, type Kernel } from './kernel.js';

/** Pixels of a workgroup along each axis. */
export const imageSize = 8;

/** How a pixel is made of those around it. */
export type ImageFilter = 'bicubic' | 'bilinear';

type Field =
  | 'channels'
  | 'factor'
  | 'height'
  | 'image'
  | 'mean'
  | 'offsetX'
  | 'offsetY'
  | 'outputHeight'
  | 'outputWidth'
  | 'rowBytes'
  | 'scaleX'
  | 'scaleY'
  | 'deviation'
  | 'width';

const weights: Readonly<Record<ImageFilter, string>> = {
  bilinear: 'return max(1 - abs(t), 0);',
  // a = -0.5, as in Pillow (R. Keys, https://doi.org/10.1109/TASSP.1981.1163711).
  bicubic: `let x = abs(t);
  if (x < 1) { return (1.5 * x - 2.5) * x * x + 1; }
  return select(0.0, ((-0.5 * x + 2.5) * x - 4) * x + 2, x < 2);`,
};

/**
 * Bytes of pixels, rows of RGB or RGBA, as the floats of a channels-first image: filtered where sizes differ, over a window that grows with the
 * scale as Pillow's does, then ((value × factor) − mean) / std per channel. The colours of all pixels weigh the same, alpha is left out.
 */
export function imageKernel(filter: ImageFilter): Kernel<Field, 'bytes' | 'output'> {
  const reach = filter === 'bilinear' ? '1.0' : '2.0';
  return defineKernel({
    name: `f32-image-${filter}`,
    uniforms: {
      width: 'u32',
      height: 'u32',
      channels: 'u32',
      rowBytes: 'u32',
      outputWidth: 'u32',
      outputHeight: 'u32',
      image: 'u32',
      scaleX: 'f32',
      scaleY: 'f32',
      offsetX: 'f32',
      offsetY: 'f32',
      factor: 'f32',
      mean: 'vec4f',
      deviation: 'vec4f',
    },
    bindings: [
      { name: 'bytes', access: 'read', type: 'array<u32>' },
      { name: 'output', access: 'read_write', type: 'array<f32>' },
    ],
    workgroupSize: [imageSize, imageSize, 1],
    globals: `
fn byteAt(place: u32) -> f32 {
  return f32(extractBits(bytes[place / 4u], (place % 4u) * 8u, 8u));
}

fn weightOf(t: f32) -> f32 {
  ${weights[filter]}
}
`,
    body: `
  let u = uniforms;
  if (global.x >= u.outputWidth || global.y >= u.outputHeight) {
    return;
  }
  // Where the middle of the pixel lies in the image that is read.
  let x = (f32(global.x) + 0.5) * u.scaleX + u.offsetX;
  let y = (f32(global.y) + 0.5) * u.scaleY + u.offsetY;
  let stretchX = max(u.scaleX, 1.0);
  let stretchY = max(u.scaleY, 1.0);
  let left = u32(max(floor(x - ${reach} * stretchX), 0.0));
  let top = u32(max(floor(y - ${reach} * stretchY), 0.0));
  let right = min(u32(max(ceil(x + ${reach} * stretchX), 0.0)), u.width);
  let bottom = min(u32(max(ceil(y + ${reach} * stretchY), 0.0)), u.height);
  var sum = vec3f(0);
  var total = 0.0;
  for (var row = top; row < bottom; row++) {
    let weightY = weightOf((f32(row) + 0.5 - y) / stretchY);
    for (var column = left; column < right; column++) {
      let weight = weightY * weightOf((f32(column) + 0.5 - x) / stretchX);
      let place = row * u.rowBytes + column * u.channels;
      sum += weight * vec3f(byteAt(place), byteAt(place + 1u), byteAt(place + 2u));
      total += weight;
    }
  }
  let value = (sum / total * u.factor - u.mean.xyz) / u.deviation.xyz;
  let plane = u.outputWidth * u.outputHeight;
  let at = u.image * 3u * plane + global.y * u.outputWidth + global.x;
  output[at] = value.x;
  output[at + plane] = value.y;
  output[at + 2u * plane] = value.z;`,
  });
}
