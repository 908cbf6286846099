import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { windowCode } from './window-code.js';
import { type WindowField, windowFields } from './window-fields.js';

type Input = 'bias' | 'input' | 'mask' | 'offsets' | 'weight';

/** A convolution over two axes whose taps are moved by offsets and scaled by a mask (https://arxiv.org/abs/1811.11168); everything lies in C order. */
export function deformableConvolutionKernel(
  types: Readonly<Record<Input | 'output', StoredType>>,
): Kernel<WindowField | 'hasBias' | 'hasMask' | 'offsetGroup', Input | 'output'> {
  const names = ['input', 'weight', 'offsets', 'bias', 'mask'] as const;
  return elementKernel({
    name: 'deformable-convolution',
    uniforms: { ...windowFields, hasBias: 'u32', hasMask: 'u32', offsetGroup: 'u32' },
    inputs: names.map((name) => ({ name, type: types[name] })),
    output: types.output,
    globals: `${windowCode}
/** Between four places of a plane; what lies outside is 0. */
fn sampled(plane: i32, y: f32, x: f32) -> f32 {
  let size = uniforms.size.yz;
  let corner = vec2f(floor(y), floor(x));
  let part = vec2f(y, x) - corner;
  // Far outside there is nothing, nor are there such integers.
  if (any(corner < vec2f(-1)) || any(corner >= vec2f(size))) {
    return 0;
  }
  var sum = 0.0;
  for (var number = 0; number < 4; number++) {
    let side = vec2i(number / 2, number % 2);
    let place = vec2i(corner) + side;
    if (all(place >= vec2i(0)) && all(place < size)) {
      let weights = select(1 - part, part, side == vec2i(1));
      sum += weights.x * weights.y * f32(input[plane + place.x * size.y + place.y]);
    }
  }
  return sum;
}
`,
    body: `
  let u = uniforms;
  let places = countOf(u.places);
  let number = i32(index) % places;
  let place = positionOf(number, u.places);
  let channel = i32(index) / places % i32(u.outputs);
  let image = i32(index) / places / i32(u.outputs);
  let depth = i32(u.channels / u.group);
  let first = channel / i32(u.outputs / u.group) * depth;
  let taps = countOf(u.kernel);
  var sum = 0.0;
  if (u.hasBias > 0u) {
    sum = f32(bias[channel]);
  }
  for (var i = 0; i < depth; i++) {
    let moved = (first + i) / i32(u.channels / u.offsetGroup);
    let plane = (image * i32(u.channels) + first + i) * countOf(u.size);
    for (var tap = 0; tap < taps; tap++) {
      let entry = (image * i32(u.offsetGroup) + moved) * taps + tap;
      let start = forwards(place, positionOf(tap, u.kernel));
      let y = f32(start.y) + f32(offsets[entry * 2 * places + number]);
      let x = f32(start.z) + f32(offsets[(entry * 2 + 1) * places + number]);
      var value = sampled(plane, y, x);
      if (u.hasMask > 0u) {
        value *= f32(mask[entry * places + number]);
      }
      sum += value * f32(weight[(channel * depth + i) * taps + tap]);
    }
  }
  output[index] = ${types.output}(sum);`,
  });
}
