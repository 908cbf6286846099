import { type ModelClass, modelClass, Tensor } from '@automodel/core';
import { ResNetBackbone } from '@automodel/model-resnet';
import { add, conv, relu, resize, type Value } from '@automodel/onnx';
import { mirror } from './mirror.js';
import { pixelCrossEntropy } from './pixel-cross-entropy.js';
import { SegmentationConfig } from './segmentation-config.js';

/** `logits`: `[batch, labels, height, width]`, at the size of the finest feature map that the head reads. */
export type SegmentationOutputs = {
  readonly logits: { readonly name: 'logits'; readonly kind: 'tensor'; readonly presence: 'always' };
};

const channelsOf = ({ type }: Value): number => Number(type.shape?.[1]);

/** Twice the size, by the nearest pixel. */
const doubled = (input: Value): Value => resize(input, { scales: [1, 1, 2, 2], mode: 'nearest' });

/**
 * A head of the kind of FCN (Long et al. 2015, https://arxiv.org/abs/1411.4038): each feature map scored by 1×1 convolutions, the
 * coarser scores doubled and added to the finer ones.
 */
export const ResNetForSemanticSegmentation: ModelClass<SegmentationOutputs, SegmentationConfig> = modelClass<
  SegmentationOutputs,
  SegmentationConfig
>(SegmentationConfig, {
  className: 'ResNetForSemanticSegmentation',
  baseModelPrefix: 'resnet',
  outputs: { logits: { name: 'logits', kind: 'tensor', presence: 'always' } },
  channels: (config) => config.num_channels,
  graph({ config, parameters, pixelValues }) {
    const { featureMaps } = ResNetBackbone.graph({ config, parameters: parameters.scope('resnet'), pixelValues });
    const { head_channels: width, num_labels: labels } = config;
    const scores = featureMaps.map((features, index) => {
      const head = parameters.scope(`head.${index}`);
      const layer = (input: Value, name: string, to: number): Value =>
        conv(input, head.parameter(`${name}.weight`, [to, channelsOf(input), 1, 1], { kind: 'kaiming-normal' }), {
          bias: head.parameter(`${name}.bias`, [to], { kind: 'constant', value: 0 }),
        });
      return layer(relu(layer(features, 'project', width)), 'score', labels);
    });
    const logits = scores.reduceRight((coarse, fine) => add(fine, doubled(coarse)));
    return { logits };
  },
  loss: pixelCrossEntropy,
  lossShapes: ({ num_labels: labels }) => ({
    logits: ['batch', labels, 'height', 'width'],
    labels: ['batch', 'height', 'width'],
  }),
  /** Scores start near zero, all classes alike; what the backbone lacks starts by its own rules. */
  initWeights: ({ name }) =>
    /^head\.\d+\.score\.weight$/.test(name) ? { kind: 'normal', mean: 0, standardDeviation: 0.01 } : undefined,
  /** The mean over an image and its mirror image, mirrored back: test-time augmentation. */
  async forward({ inputs, run }) {
    const [plain, mirrored] = [await run(inputs), await run({ pixelValues: mirror(inputs.pixelValues) })];
    const back = mirror(mirrored.logits).data;
    const { data } = plain.logits;
    const average = (_: unknown, index: number): number => (Number(data[index]) + Number(back[index])) / 2;
    const mean = Float32Array.from({ length: data.length }, average);
    return { logits: new Tensor('float32', mean, plain.logits.dims) };
  },
});
