import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { PlainOperator } from './plain-operator.js';
import { requireInput } from './require-input.js';
import { slidingWindow } from './sliding-window.js';

/** Convolution over any number of spatial axes. */
export const conv: PlainOperator = {
  refuses: (attributes) => read.text(attributes, 'auto_pad', 'NOTSET') !== 'NOTSET',
  compute(node) {
    const input = requireInput(node, 0);
    const weight = requireInput(node, 1);
    const bias = node.inputs[2];
    const [batch = 0, channels = 0, ...spatial] = input.dims;
    const [outputs = 0, groupInputs = 0, ...kernel] = weight.dims;
    const groupOutputs = outputs / read.integer(node.attributes, 'group', 1);
    const window = slidingWindow(node.attributes, spatial, kernel);
    const [pixels, places, kernelCount] = [indices.count(spatial), indices.count(window.output), indices.count(kernel)];
    const data = new Float32Array(batch * outputs * places);
    for (let place = 0; place < places; place++) {
      const visited: (readonly [input: number, kernel: number])[] = [];
      window.forEach(place, (at, inKernel) => {
        if (at >= 0) visited.push([at, inKernel]);
      });
      for (let image = 0; image < batch; image++) {
        for (let output = 0; output < outputs; output++) {
          const firstInput = Math.floor(output / groupOutputs) * groupInputs;
          let sum = bias?.data[output] ?? 0;
          for (let channel = 0; channel < groupInputs; channel++) {
            const plane = (image * channels + firstInput + channel) * pixels;
            const filter = (output * groupInputs + channel) * kernelCount;
            for (const [at, inKernel] of visited)
              sum += (input.data[plane + at] ?? 0) * (weight.data[filter + inKernel] ?? 0);
          }
          data[(image * outputs + output) * places + place] = sum;
        }
      }
    }
    return { dims: [batch, outputs, ...window.output], data };
  },
};
