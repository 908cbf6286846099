import { readFileSync } from 'node:fs';
import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  type ImageClassifierOutputs,
  type PreTrainedModel,
  pipeline,
  Tensor,
} from '@automodel/vision';
import {
  type ImageProcessor,
  RawImage,
  AutoImageProcessor as TheirImageProcessor,
  AutoModelForImageClassification as TheirModel,
  type PreTrainedModel as TheirPreTrainedModel,
  pipeline as theirPipeline,
} from '@huggingface/transformers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpoint } from './checkpoint.js';
import { largestDifference } from './largest-difference.js';
import { owned } from './owned.js';
import { repositoryPath } from './repository-path.js';
import { sample, sampleNames } from './sample.js';
import { scores } from './scores.js';
import { useTransformersJs } from './use-transformers-js.js';

useTransformersJs();

describe('one checkpoint in both', () => {
  let model: PreTrainedModel<ImageClassifierOutputs>;
  let theirModel: TheirPreTrainedModel;
  let theirProcessor: ImageProcessor;

  beforeAll(async () => {
    model = await AutoModelForImageClassification.fromPretrained(checkpoint);
    theirModel = await TheirModel.from_pretrained('classifier', { dtype: 'fp32' });
    theirProcessor = await TheirImageProcessor.from_pretrained('classifier');
  });
  afterAll(() => Promise.all([model?.dispose(), theirModel?.dispose()]));

  it.each(sampleNames)('gives the same logits for the same pixel values: %s', async (name) => {
    const { pixel_values } = await theirProcessor(await RawImage.read(sample(name)));
    const pixelValues = new Tensor('float32', Float32Array.from(pixel_values.data), pixel_values.dims);
    const { logits } = await model.forward({ pixelValues });
    expect(largestDifference(logits.data, (await theirModel({ pixel_values })).logits.data)).toBeLessThan(1e-5);
  });

  it.each(sampleNames)('gives the same logits for images that need no resizing: %s', async (name) => {
    const image = await sharp(sample(name)).removeAlpha().resize(64, 64).png().toBuffer();
    const processor = await AutoImageProcessor.fromPretrained(checkpoint);
    const { logits } = await model.forward(await processor(image));
    const { pixel_values } = await theirProcessor(await RawImage.read(new Blob([new Uint8Array(image)])));
    expect(largestDifference(logits.data, (await theirModel({ pixel_values })).logits.data)).toBeLessThan(1e-5);
  });
});

// transformers.js resizes by sharp's affine transform, which does not filter what it makes smaller; Python's does. 0.0063 at most.
it.each(sampleNames)('resized, the same label, and scores within 0.01: %s', async (name) => {
  const classify = await owned(pipeline('image-classification', checkpoint, { topK: 10 }));
  const theirClassify = await owned(theirPipeline('image-classification', 'classifier'));
  const ours = await classify(sample(name));
  const theirs = await theirClassify(sample(name), { top_k: 10 });
  expect(ours[0]?.label).toBe(theirs[0]?.label);
  expect(largestDifference(scores(ours), scores(theirs))).toBeLessThan(0.01);
});

it("images of CIFAR-10, enlarged: our logits are Python's within 1e-5, those of transformers.js are up to 2 away", async () => {
  const python: { file: string; logits: number[] }[] = JSON.parse(
    readFileSync(repositoryPath('packages/cli/fixtures/cifar10-test-logits.json'), 'utf8'),
  );
  const processor = await AutoImageProcessor.fromPretrained(checkpoint);
  const model = await owned(AutoModelForImageClassification.fromPretrained(checkpoint));
  const theirProcessor = await TheirImageProcessor.from_pretrained('classifier');
  const theirModel = await owned(TheirModel.from_pretrained('classifier', { dtype: 'fp32' }));
  const differences: number[] = [];
  for (const { file, logits: expected } of python) {
    const path = repositoryPath(`packages/cli/fixtures/${file}`);
    const { logits } = await model.forward(await processor(path));
    expect(largestDifference(logits.data, expected), file).toBeLessThan(1e-5);
    const theirs = await theirModel(await theirProcessor(await RawImage.read(path)));
    differences.push(largestDifference(theirs.logits.data, expected));
  }
  expect(Math.max(...differences)).toBeCloseTo(2, 1);
});
