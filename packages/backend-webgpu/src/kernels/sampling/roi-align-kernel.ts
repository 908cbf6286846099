import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';

export interface RoiAlignKernelOptions {
  readonly mode: 'average' | 'maximum';
  readonly isHalfPixel: boolean;
  readonly input: StoredType;
  readonly boxes: StoredType;
  readonly images: StoredType;
  readonly output: StoredType;
}

/** Regions of images in grids of one size (https://arxiv.org/abs/1703.06870): a grid's cell is the mean or the largest part of its samples. */
export function roiAlignKernel(
  options: RoiAlignKernelOptions,
): Kernel<
  'channels' | 'columns' | 'count' | 'height' | 'rows' | 'samples' | 'scale' | 'width',
  'boxes' | 'images' | 'input' | 'output'
> {
  const { mode, isHalfPixel, input, boxes, images, output } = options;
  const isMean = mode === 'average';
  return elementKernel({
    name: `roi-align-${mode}${isHalfPixel ? '-half' : ''}`,
    uniforms: {
      ...{ count: 'u32', channels: 'u32', height: 'i32', width: 'i32', rows: 'u32', columns: 'u32' },
      ...{ samples: 'i32', scale: 'f32' },
    },
    inputs: [
      { name: 'input', type: input },
      { name: 'boxes', type: boxes },
      { name: 'images', type: images },
    ],
    output,
    body: `
  let u = uniforms;
  let column = f32(index % u.columns);
  let row = f32(index / u.columns % u.rows);
  let channel = index / u.columns / u.rows % u.channels;
  let region = index / u.columns / u.rows / u.channels;
  let side = vec4f(f32(boxes[region * 4u]), f32(boxes[region * 4u + 1u]), f32(boxes[region * 4u + 2u]), f32(boxes[region * 4u + 3u]));
  let edges = side * u.scale - ${isHalfPixel ? '0.5' : '0.0'};
  let extent = ${isHalfPixel ? 'edges.zw - edges.xy' : 'max(edges.zw - edges.xy, vec2f(1))'};
  let bin = extent / vec2f(f32(u.columns), f32(u.rows));
  let samples = select(vec2i(max(ceil(bin), vec2f(1))), vec2i(u.samples), u.samples > 0);
  let plane = (i32(images[region]) * i32(u.channels) + i32(channel)) * u.height * u.width;
  var result = 0.0;
  var taken = false;
  for (var sampleY = 0; sampleY < samples.y; sampleY++) {
    let y = edges.y + (row + (f32(sampleY) + 0.5) / f32(samples.y)) * bin.y;
    for (var sampleX = 0; sampleX < samples.x; sampleX++) {
      let x = edges.x + (column + (f32(sampleX) + 0.5) / f32(samples.x)) * bin.x;
      if (y < -1 || y > f32(u.height) || x < -1 || x > f32(u.width)) {
        continue;
      }
      let inside = vec2f(clamp(x, 0, f32(u.width - 1)), clamp(y, 0, f32(u.height - 1)));
      let low = vec2i(floor(inside));
      let high = min(low + 1, vec2i(u.width - 1, u.height - 1));
      let part = inside - floor(inside);
      let corners = vec4f(
        (1 - part.y) * (1 - part.x) * f32(input[plane + low.y * u.width + low.x]),
        (1 - part.y) * part.x * f32(input[plane + low.y * u.width + high.x]),
        part.y * (1 - part.x) * f32(input[plane + high.y * u.width + low.x]),
        part.y * part.x * f32(input[plane + high.y * u.width + high.x]),
      );
      ${isMean ? 'result += corners.x + corners.y + corners.z + corners.w;' : 'let largest = max(max(corners.x, corners.y), max(corners.z, corners.w));\n      result = select(largest, max(result, largest), taken);'}
      taken = true;
    }
  }
  output[index] = ${output}(${isMean ? 'result / f32(max(samples.x * samples.y, 1))' : 'result'});`,
  });
}
