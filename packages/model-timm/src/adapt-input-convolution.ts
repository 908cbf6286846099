/** A weight `[out, in, height, width]`. */
export interface ConvolutionWeight {
  readonly values: Float32Array<ArrayBuffer>;
  readonly dims: readonly number[];
}

/**
 * The weight of a first convolution for images of other channels: their sum for one channel; else repeated in order and scaled,
 * so that the sum over the channels keeps its size.
 * Source: `adapt_input_conv` in timm's `models/_manipulate.py`.
 */
export function adaptInputConvolution(
  values: Float32Array,
  dims: readonly number[],
  channels: number,
): ConvolutionWeight {
  const [out = 1, from = 1, ...kernel] = dims;
  const area = kernel.reduce((product, dim) => product * dim, 1);
  const adapted = new Float32Array(out * channels * area);
  for (let filter = 0; filter < out; filter++) {
    const start = filter * from * area;
    for (let position = 0; position < channels * area; position++) {
      const [channel, cell] = [Math.floor(position / area), position % area];
      const at = (input: number): number => values[start + input * area + cell] ?? 0;
      const sum = Array.from({ length: from }, (_, input) => at(input)).reduce((total, value) => total + value, 0);
      adapted[filter * channels * area + position] = channels === 1 ? sum : at(channel % from) * (from / channels);
    }
  }
  return { values: adapted, dims: [out, channels, ...kernel] };
}
