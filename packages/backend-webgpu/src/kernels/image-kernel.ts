import { defineKernel, type Kernel } from './kernel.js';

/** Pixels of a workgroup along each axis. */
export const imageSize = 8;

/** How a pixel is made of those around it. */
export type ImageFilter = 'bicubic' | 'bilinear';

/** How far pixels weigh in, in pixels of the smaller image. */
export const filterReach: Readonly<Record<ImageFilter, number>> = { bilinear: 1, bicubic: 2 };

/** Words of a batch's table for each image, in this order; the last four are floats. */
export const imageFields = [
  'width',
  'height',
  'channels',
  'rowBytes',
  'firstByte',
  'scaleX',
  'scaleY',
  'offsetX',
  'offsetY',
] as const;

type Field = 'deviation' | 'factor' | 'mean' | 'outputHeight' | 'outputWidth';

const weights: Readonly<Record<ImageFilter, string>> = {
  bilinear: 'return max(1 - abs(t), 0);',
  // a = -0.5, as in Pillow (R. Keys, https://doi.org/10.1109/TASSP.1981.1163711).
  bicubic: `let x = abs(t);
  if (x < 1) { return (1.5 * x - 2.5) * x * x + 1; }
  return select(0.0, ((-0.5 * x + 2.5) * x - 4) * x + 2, x < 2);`,
};

/**
 * A batch of images, bytes in rows of RGB or RGBA, as the floats of channels-first images: filtered where sizes differ, over a window that grows
 * with the scale as Pillow's does, then ((value × factor) − mean) / std per channel. The colours of all pixels weigh the same, alpha is left out.
 * The bytes begin with the table of `imageFields`.
 * @param filter undefined where all images keep their size.
 */
export function imageKernel(filter: ImageFilter | undefined): Kernel<Field, 'bytes' | 'output'> {
  return defineKernel({
    name: `f32-image-${filter ?? 'plain'}`,
    uniforms: { outputWidth: 'u32', outputHeight: 'u32', factor: 'f32', mean: 'vec4f', deviation: 'vec4f' },
    bindings: [
      { name: 'bytes', access: 'read', type: 'array<u32>' },
      { name: 'output', access: 'read_write', type: 'array<f32>' },
    ],
    workgroupSize: [imageSize, imageSize, 1],
    globals: `
/** The three bytes at a place, which may lie in two words. */
fn pixelAt(place: u32) -> vec3f {
  let shift = (place % 4u) * 8u;
  var word = bytes[place / 4u] >> shift;
  if (shift > 8u) {
    word |= bytes[place / 4u + 1u] << (32u - shift);
  }
  return vec3f(vec3u(word, word >> 8u, word >> 16u) & vec3u(255u));
}
${filter === undefined ? '' : `\nfn weightOf(t: f32) -> f32 {\n  ${weights[filter]}\n}\n`}`,
    body: `
  let u = uniforms;
  if (global.x >= u.outputWidth || global.y >= u.outputHeight) {
    return;
  }
  let entry = group.z * ${imageFields.length}u;
${imageFields.map((name, index) => `  let ${name} = ${readField(name, `bytes[entry + ${index}u]`)};`).join('\n')}
${filter === undefined ? readPixel : readWindow(filter)}
  let value = (color * u.factor - u.mean.xyz) / u.deviation.xyz;
  let plane = u.outputWidth * u.outputHeight;
  let at = group.z * 3u * plane + global.y * u.outputWidth + global.x;
  output[at] = value.x;
  output[at + plane] = value.y;
  output[at + 2u * plane] = value.z;`,
  });
}

function readField(name: (typeof imageFields)[number], word: string): string {
  return /^(scale|offset)/.test(name) ? `bitcast<f32>(${word})` : word;
}

const readPixel = `
  let color = pixelAt(firstByte + (global.y + u32(offsetY)) * rowBytes + (global.x + u32(offsetX)) * channels);`;

function readWindow(filter: ImageFilter): string {
  const reach = `${filterReach[filter]}.0`;
  return `
  // Where the middle of the pixel lies in the image that is read.
  let x = (f32(global.x) + 0.5) * scaleX + offsetX;
  let y = (f32(global.y) + 0.5) * scaleY + offsetY;
  let stretchX = max(scaleX, 1.0);
  let stretchY = max(scaleY, 1.0);
  let left = u32(max(floor(x - ${reach} * stretchX), 0.0));
  let top = u32(max(floor(y - ${reach} * stretchY), 0.0));
  let right = min(u32(max(ceil(x + ${reach} * stretchX), 0.0)), width);
  let bottom = min(u32(max(ceil(y + ${reach} * stretchY), 0.0)), height);
  var sum = vec3f(0);
  var total = 0.0;
  for (var row = top; row < bottom; row++) {
    let weightY = weightOf((f32(row) + 0.5 - y) / stretchY);
    for (var column = left; column < right; column++) {
      let weight = weightY * weightOf((f32(column) + 0.5 - x) / stretchX);
      sum += weight * pixelAt(firstByte + row * rowBytes + column * channels);
      total += weight;
    }
  }
  let color = sum / total;`;
}
