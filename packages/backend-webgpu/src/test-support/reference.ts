/** Plain float64 computations to hold the kernels against. Images are `[batch][channels][height][width]`. */

export interface Image {
  readonly dims: readonly [number, number, number, number];
  readonly values: Float32Array;
}

export interface ConvolutionSettings {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
  readonly group: number;
  readonly outputs: number;
}

/** Places of a window along an axis. */
export function outputSize(size: number, kernel: number, stride: number, dilation: number, pads: number): number {
  return Math.floor((size + pads - (kernel - 1) * dilation - 1) / stride) + 1;
}

/** Convolution as it is defined. */
export function convolve(input: Image, weight: Float32Array, bias: Float32Array, settings: ConvolutionSettings): Image {
  const [batch, channels, height, width] = input.dims;
  const { kernel, strides, dilations, pads, group, outputs } = settings;
  const rows = outputSize(height, kernel[0], strides[0], dilations[0], pads[0] + pads[2]);
  const columns = outputSize(width, kernel[1], strides[1], dilations[1], pads[1] + pads[3]);
  const values = new Float32Array(batch * outputs * rows * columns);
  const inputs = channels / group;
  let at = 0;
  for (let image = 0; image < batch; image++) {
    for (let output = 0; output < outputs; output++) {
      const first = Math.floor(output / (outputs / group)) * inputs;
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++) {
          let sum = bias[output] ?? 0;
          for (let channel = 0; channel < inputs; channel++) {
            for (let row = 0; row < kernel[0]; row++) {
              for (let column = 0; column < kernel[1]; column++) {
                const inputY = y * strides[0] - pads[0] + row * dilations[0];
                const inputX = x * strides[1] - pads[1] + column * dilations[1];
                if (inputY < 0 || inputY >= height || inputX < 0 || inputX >= width) continue;
                const pixel =
                  input.values[((image * channels + first + channel) * height + inputY) * width + inputX] ?? 0;
                const factor = weight[((output * inputs + channel) * kernel[0] + row) * kernel[1] + column] ?? 0;
                sum += pixel * factor;
              }
            }
          }
          values[at++] = sum;
        }
      }
    }
  }
  return { dims: [batch, outputs, rows, columns], values };
}

/** A deterministic stream of numbers in [−1, 1): a linear congruential generator. */
export function noise(count: number, seed: number): Float32Array {
  let state = seed + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}
