import { add, conv, GraphBuilder, relu } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { Tensor } from '../onnxruntime-common.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { type ConvolutionSettings, convolve, type Image, noise, outputSize } from '../test-support/reference.js';
import { relativeError } from '../test-support/relative-error.js';
import { workKey } from '../tuning/work-key.js';
import { webgpu } from '../webgpu.js';
import { convolutionWork } from './convolution-work.js';

interface Case extends ConvolutionSettings {
  readonly name: string;
  readonly dims: Image['dims'];
  /** By which algorithm it is computed; the one that is chosen without. */
  readonly algorithm?: string;
}

const plain = { strides: [1, 1], dilations: [1, 1], pads: [0, 0, 0, 0], group: 1 } as const;
const padded = [1, 1, 1, 1] as const;
const square = { ...plain, dims: [2, 20, 7, 9], kernel: [3, 3], pads: padded, outputs: 18 } as const;

const cases: readonly Case[] = [
  { ...plain, name: '1×1 with odd channels', dims: [2, 13, 4, 3], kernel: [1, 1], outputs: 5 },
  { ...plain, name: '1×1 of stride 2', dims: [1, 8, 9, 9], kernel: [1, 1], strides: [2, 2], outputs: 16 },
  {
    ...plain,
    name: '7×7 of stride 2 on three channels',
    dims: [2, 3, 21, 18],
    kernel: [7, 7],
    strides: [2, 2],
    pads: [3, 3, 3, 3],
    outputs: 12,
  },
  {
    ...plain,
    name: '3×3 on one channel with uneven pads',
    dims: [1, 1, 6, 8],
    kernel: [3, 3],
    pads: [0, 1, 2, 0],
    outputs: 3,
  },
  {
    ...plain,
    name: '3×3 dilated',
    dims: [1, 16, 11, 12],
    kernel: [3, 3],
    dilations: [2, 3],
    pads: [2, 3, 2, 3],
    outputs: 16,
  },
  {
    ...plain,
    name: '5×3 of stride 2 by 1',
    dims: [1, 8, 12, 7],
    kernel: [5, 3],
    strides: [2, 1],
    pads: [2, 1, 2, 1],
    outputs: 8,
  },
  { ...square, name: '3×3, split', outputs: 17, algorithm: '16x32k16r2x4d /3' },
  { ...square, name: '3×3, in slices', outputs: 20, algorithm: '16x32k16s4r4x4' },
  { ...square, name: '3×3, by blocks of 8 rows', outputs: 70, algorithm: '64x64k8r8x4d' },
  { ...square, name: '3×3, by blocks of two vectors', outputs: 134, algorithm: '32x128k16r4x8d' },
  { ...square, name: '3×3, through transforms', outputs: 22, algorithm: '16x32k16r2x4d winograd' },
  {
    ...square,
    name: '3×3 without pads, through transforms',
    dims: [1, 16, 6, 5],
    pads: [0, 0, 0, 0],
    algorithm: '16x32k16r2x4d winograd',
  },
  { ...plain, name: 'depthwise', dims: [1, 12, 9, 9], kernel: [3, 3], pads: padded, group: 12, outputs: 12 },
  {
    ...plain,
    name: 'depthwise of stride 2',
    dims: [2, 10, 9, 8],
    kernel: [5, 5],
    strides: [2, 2],
    pads: [2, 2, 2, 2],
    group: 10,
    outputs: 10,
  },
  {
    ...plain,
    name: 'depthwise, dilated',
    dims: [1, 8, 9, 7],
    kernel: [3, 3],
    dilations: [2, 2],
    pads: [2, 2, 2, 2],
    group: 8,
    outputs: 8,
  },
  {
    ...plain,
    name: 'depthwise, more outputs',
    dims: [1, 6, 5, 5],
    kernel: [3, 3],
    pads: padded,
    group: 6,
    outputs: 12,
  },
  { ...plain, name: 'groups of 4 channels', dims: [1, 32, 6, 6], kernel: [3, 3], pads: padded, group: 8, outputs: 32 },
  { ...plain, name: 'groups of 3 in, 5 out', dims: [1, 9, 6, 6], kernel: [3, 3], pads: padded, group: 3, outputs: 15 },
  {
    ...plain,
    name: 'groups of 16 in, 32 out',
    dims: [1, 48, 5, 5],
    kernel: [3, 3],
    strides: [2, 2],
    pads: padded,
    group: 3,
    outputs: 96,
  },
  {
    ...plain,
    name: 'groups of 16, split',
    dims: [1, 32, 5, 5],
    kernel: [3, 3],
    pads: padded,
    group: 2,
    outputs: 32,
    algorithm: '16x32k16r2x4d /3',
  },
];

const channelsLast = ([batch, channels, height, width]: Image['dims']) => ({
  ...{ batch, channels, height, width },
  count: batch * height * width,
  stride: Math.ceil(channels / 4) * 4,
});

function outputDims({ dims, kernel, strides, dilations, pads, outputs }: Case): Image['dims'] {
  const [batch, , height, width] = dims;
  const [rows, columns] = [
    outputSize(height, kernel[0], strides[0], dilations[0], pads[0] + pads[2]),
    outputSize(width, kernel[1], strides[1], dilations[1], pads[1] + pads[3]),
  ];
  return [batch, outputs, rows, columns];
}

/** The table that makes each case with an algorithm run by it: their sizes tell them apart. */
const choices = Object.fromEntries(
  cases.flatMap((settings) => {
    const { algorithm, dims } = settings;
    if (algorithm === undefined) return [];
    const work = convolutionWork(settings, channelsLast(dims), channelsLast(outputDims(settings)), 'f32').work;
    return [[workKey(work), algorithm]];
  }),
);

function graphOf(settings: Case, weight: Float32Array, bias: Float32Array) {
  const { dims, kernel, strides, dilations, pads, group, outputs } = settings;
  const graph = new GraphBuilder('convolution');
  const image = graph.input('image', 'float32', dims);
  const options = { bias: graph.constant('float32', [outputs], [...bias]), strides, dilations, pads, group };
  const weights = graph.constant('float32', [outputs, dims[1] / group, ...kernel], [...weight]);
  const other = graph.input('other', 'float32', outputDims(settings));
  graph.output('joined', relu(add(conv(image, weights, options), other)));
  return graph.build();
}

const count = (dims: readonly number[]): number => dims.reduce((product, dim) => product * dim, 1);

describeOnGpu('convolutions', () => {
  const backend = webgpu({ choices });

  it.each(cases)('$name', async (settings) => {
    const { dims, kernel, group, outputs } = settings;
    const input: Image = { dims, values: noise(count(dims), 1) };
    const weight = noise((outputs * dims[1] * kernel[0] * kernel[1]) / group, 2);
    const bias = noise(outputs, 3);
    const shape = outputDims(settings);
    const other = noise(count(shape), 4);
    const model = graphOf(settings, weight, bias);
    const session = await backend.createSession?.(model, new Map(), { device: 'webgpu', outputs: ['joined'] });
    const feeds = { image: new Tensor('float32', input.values, dims), other: new Tensor('float32', other, shape) };
    const { joined } = (await session?.run(feeds, ['joined'])) ?? {};
    await session?.dispose();
    const expected = convolve(input, weight, bias, settings).values.map((value, index) =>
      Math.max(value + (other[index] ?? 0), 0),
    );
    if (!(joined instanceof Tensor && joined.data instanceof Float32Array))
      throw new TypeError('the result is no float32');
    expect(relativeError(joined.data, expected)).toBeLessThan(2e-6);
  });
});
