import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';

export interface GridSampleKernelOptions {
  readonly mode: 'cubic' | 'linear' | 'nearest';
  readonly padding: 'border' | 'reflection' | 'zeros';
  readonly alignsCorners: boolean;
  readonly input: StoredType;
  readonly grid: StoredType;
  readonly output: StoredType;
}

/** The position of the first tap relative to the place, and how many there are. */
const taps = { linear: [0, 2], cubic: [-1, 4], nearest: [0, 1] } as const;

/** WGSL for the weight of a tap at a distance `x`: Keys' cubic with a = -0.75 as in PyTorch (https://doi.org/10.1109/TASSP.1981.1163711). */
const factors = {
  nearest: 'return 1;',
  linear: 'return max(1 - x, 0);',
  cubic: `
  if (x <= 1) {
    return (1.25 * x - 2.25) * x * x + 1;
  }
  return select(0, ((-0.75 * x + 3.75) * x - 6) * x + 3, x < 2);`,
} as const;

/**
 * Looks up images at given places, -1 … 1 along each of up to three axes (https://onnx.ai/onnx/operators/onnx__GridSample.html). Axes that are
 * not there are filled up in front by axes of one position.
 */
export function gridSampleKernel(
  options: GridSampleKernelOptions,
): Kernel<'channels' | 'count' | 'places' | 'rank' | 'size', 'grid' | 'input' | 'output'> {
  const { mode, padding, alignsCorners, input, grid, output } = options;
  const [first, count] = taps[mode];
  const movesPlace = mode !== 'cubic' && padding !== 'zeros';
  const moved = padding === 'border' ? 'clamp(x, 0, f32(length - 1))' : 'reflected(x, length)';
  const outside = {
    zeros: '-1',
    border: 'clamp(at, 0, length - 1)',
    reflection: 'clamp(i32(floor(reflected(f32(at), length) + 0.5)), 0, length - 1)',
  }[padding];
  return elementKernel({
    name: `grid-sample-${mode}-${padding}${alignsCorners ? '-corners' : ''}`,
    uniforms: { count: 'u32', channels: 'u32', places: 'u32', rank: 'i32', size: 'vec4i' },
    inputs: [
      { name: 'input', type: input },
      { name: 'grid', type: grid },
    ],
    output,
    globals: `
fn reflected(x: f32, length: i32) -> f32 {
  let low = ${alignsCorners ? '0.0' : '-0.5'};
  let range = f32(length - 1) - 2 * low;
  if (range == 0) {
    return low;
  }
  let distance = abs(x - low);
  let turns = floor(distance / range);
  let rest = distance - turns * range;
  return select(low + range - rest, low + rest, i32(turns) % 2 == 0);
}

fn factorOf(distance: f32) -> f32 {
  let x = abs(distance);
  ${factors[mode]}
}

/** A position inside; -1 where there is nothing. */
fn inside(at: i32, length: i32) -> i32 {
  return select(${outside}, at, at >= 0 && at < length);
}
`,
    body: `
  let place = index % uniforms.places;
  let image = index / uniforms.places / uniforms.channels;
  let plane = index / uniforms.places;
  var coordinates: array<f32, 3>;
  var starts: array<i32, 3>;
  for (var axis = 0; axis < 3; axis++) {
    let length = uniforms.size[axis];
    var given = 0.0;
    // The last coordinate is that of the first axis.
    if (2 - axis < uniforms.rank) {
      given = f32(grid[i32(image * uniforms.places + place) * uniforms.rank + 2 - axis]);
    }
    var x = ${alignsCorners ? '(given + 1) / 2 * f32(length - 1)' : '((given + 1) * f32(length) - 1) / 2'};
    ${movesPlace ? `x = ${moved};` : ''}
    coordinates[axis] = x;
    starts[axis] = i32(${mode === 'nearest' ? 'round' : 'floor'}(x)) + ${first};
  }
  var sum = 0.0;
  for (var i = select(0, ${-first}, uniforms.rank < 3); i < select(${count}, ${-first + 1}, uniforms.rank < 3); i++) {
    let z = inside(starts[0] + i, uniforms.size.x);
    let deep = factorOf(coordinates[0] - f32(starts[0] + i));
    for (var j = 0; j < ${count}; j++) {
      let y = inside(starts[1] + j, uniforms.size.y);
      let down = deep * factorOf(coordinates[1] - f32(starts[1] + j));
      for (var k = 0; k < ${count}; k++) {
        let x = inside(starts[2] + k, uniforms.size.z);
        let weight = down * factorOf(coordinates[2] - f32(starts[2] + k));
        if (min(min(x, y), z) >= 0 && weight != 0) {
          sum += weight * f32(input[((i32(plane) * uniforms.size.x + z) * uniforms.size.y + y) * uniforms.size.z + x]);
        }
      }
    }
  }
  output[index] = ${output}(sum);`,
  });
}
