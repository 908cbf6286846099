import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { Tensor } from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { tinyCheckpoint } from '@automodel/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ResNetForSemanticSegmentation, SegmentationConfig, writeMask } from './index.js';
import { mirror } from './mirror.js';

const sizes = { embedding_size: 4, hidden_sizes: [4, 8, 12], depths: [1, 1, 1], layer_type: 'basic' } as const;
const use = [onnxruntime()];
const pixels = Float32Array.from({ length: 3 * 32 * 32 }, (_, index) => Math.sin(index));
const pixelValues = new Tensor('float32', pixels, [1, 3, 32, 32]);

async function load() {
  const checkpoint = await tinyCheckpoint(ResNetForImageClassification, new ResNetConfig(sizes));
  const config = new SegmentationConfig({ ...sizes, num_labels: 3, head_channels: 5 });
  return ResNetForSemanticSegmentation.fromPretrained(checkpoint, { use, config, seed: 3 });
}

describe('ResNetForSemanticSegmentation', () => {
  it('takes the backbone from a checkpoint, and reports the head as fresh', async () => {
    const model = await load();
    expect(model.loadingInfo.missingKeys.every((key) => key.startsWith('head.'))).toBe(true);
    expect(model.loadingInfo.missingKeys).toHaveLength(8);
    expect([...model.loadingInfo.unexpectedKeys].sort()).toEqual(['classifier.1.bias', 'classifier.1.weight']);
    const scores = model.parameters.filter(({ name }) => name.endsWith('score.weight'));
    expect(scores.map(({ initialization }) => initialization.kind)).toEqual(['normal', 'normal']);
    await model.dispose();
  });

  it('gives the same for an image and its mirror image, and a mask of it', async () => {
    const model = await load();
    const { logits } = await model.forward({ pixelValues });
    expect(logits.dims).toEqual([1, 3, 4, 4]);
    const { logits: mirrored } = await model.forward({ pixelValues: mirror(pixelValues) });
    expect(Array.from(mirror(mirrored).data, Number)).toEqual(Array.from(logits.data, Number));
    const mask = await sharp(await writeMask(logits, 64, 48)).metadata();
    expect([mask.format, mask.width, mask.height]).toEqual(['png', 64, 48]);
    await model.dispose();
  });

  it('has a loss over the pixels that count', async () => {
    const model = await load();
    const logits = new Tensor('float32', Float32Array.of(1, 0, 0, 2, 0, 0), [1, 3, 1, 2]);
    const labels = new Tensor('int64', BigInt64Array.of(0n, 255n), [1, 1, 2]);
    const loss = await model.loss({ logits, labels });
    // Pixel 0 has the logits 1, 0, 0 and the label 0; pixel 1 does not count.
    expect(Number(loss.data[0])).toBeCloseTo(Math.log(Math.E + 2) - 1, 6);
    await model.dispose();
  });
});
