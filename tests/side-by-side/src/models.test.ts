import {
  AutoConfig,
  AutoImageProcessor,
  AutoModel,
  AutoModelForImageClassification,
  memorySource,
  softmax,
  Tensor,
  topK,
  UnknownModelTypeError,
} from '@automodel/vision';
import {
  RawImage,
  AutoConfig as TheirConfig,
  AutoImageProcessor as TheirImageProcessor,
  AutoModel as TheirModel,
  AutoModelForImageClassification as TheirModelForImageClassification,
  AutoProcessor as TheirProcessor,
  Tensor as TheirTensor,
  softmax as theirSoftmax,
  topk as theirTopk,
} from '@huggingface/transformers';
import { expect } from 'vitest';
import { checkpoint } from './checkpoint.js';
import { describeRows } from './describe-rows.js';
import { largestDifference } from './largest-difference.js';
import { owned } from './owned.js';
import { sample } from './sample.js';
import { useTransformersJs } from './use-transformers-js.js';

useTransformersJs();

const dims = [1, 3, 64, 64];
const values = Float32Array.from({ length: 3 * 64 * 64 }, (_, at) => Math.sin(at));

describeRows('Models and processors', {
  'AutoImageProcessor.from_pretrained(id)': async () => {
    const theirs = await TheirImageProcessor.from_pretrained('classifier');
    const ours = await AutoImageProcessor.fromPretrained(checkpoint);
    const left = await theirs(await RawImage.read(sample('cat')));
    const right = await ours(sample('cat'));
    expect(right.pixelValues.dims).toEqual(left.pixel_values.dims);
    expect(ours.type).toBe('ConvNextImageProcessor');
  },

  'AutoProcessor.from_pretrained(id)': async () => {
    const theirs = await TheirProcessor.from_pretrained('classifier');
    const ours = await AutoImageProcessor.fromPretrained(checkpoint);
    const left = await theirs(await RawImage.read(sample('cat')));
    expect((await ours(sample('cat'))).pixelValues.dims).toEqual(left.pixel_values.dims);
  },

  'AutoModelForImageClassification.from_pretrained(id)': async () => {
    const theirs = await owned(TheirModelForImageClassification.from_pretrained('classifier'));
    const ours = await owned(AutoModelForImageClassification.fromPretrained(checkpoint));
    const left = await theirs({ pixel_values: new TheirTensor('float32', values, dims) });
    const right = await ours.forward({ pixelValues: new Tensor('float32', values, dims) });
    expect(right.logits.dims).toEqual(left.logits.dims);
    expect(largestDifference(right.logits.data, left.logits.data)).toBeLessThan(1e-5);
  },

  'AutoModel.from_pretrained(id)': async () => {
    const theirs = await owned(TheirModel.from_pretrained('base'));
    const ours = await owned(AutoModel.fromPretrained(checkpoint));
    const left = await theirs({ pixel_values: new TheirTensor('float32', values, dims) });
    const right = await ours.forward({ pixelValues: new Tensor('float32', values, dims) });
    expect(largestDifference(right.lastHiddenState.data, left.last_hidden_state.data)).toBeLessThan(1e-5);
    expect(largestDifference(right.poolerOutput.data, left.pooler_output.data)).toBeLessThan(1e-5);
  },

  'AutoConfig.from_pretrained(id)': async () => {
    const theirs = await TheirConfig.from_pretrained('classifier', {});
    const ours = await AutoConfig.fromPretrained(checkpoint);
    expect(ours.model_type).toBe(theirs.model_type);
    expect(ours.fields).toMatchObject({ depths: [2, 2, 2, 2], hidden_act: 'relu' });
    expect(ours.num_labels).toBe(10);
  },

  'topk(new Tensor(…, softmax(logits.data), …), 3)': async () => {
    const data = Float32Array.of(1, 4, 2, 3);
    const [theirScores, theirIndices] = await theirTopk(new TheirTensor('float32', theirSoftmax(data), [4]), 3);
    const [best = []] = topK(softmax(new Tensor('float32', data, [1, 4])), 3, { 0: 'a', 1: 'b', 2: 'c', 3: 'd' });
    expect(best.map(({ label }) => label)).toEqual(['b', 'd', 'c']);
    expect(best.map(({ index }) => index)).toEqual(theirIndices.tolist().map(Number));
    expect(
      largestDifference(
        best.map(({ score }) => score),
        theirScores.tolist(),
      ),
    ).toBeLessThan(1e-6);
  },

  "new Tensor('float32', data, dims)": async () => {
    const theirs = new TheirTensor('float32', values, dims);
    const ours = new Tensor('float32', values, dims);
    expect([ours.type, ours.dims, ours.size]).toEqual([theirs.type, theirs.dims, theirs.size]);
    expect(ours.data).toEqual(theirs.data);
  },

  'a model_type that nobody knows': async () => {
    const config = { model_type: 'unheard-of' };
    const theirConfig = Object.assign(await TheirConfig.from_pretrained('classifier', {}), config);
    const theirs = await owned(TheirModel.from_pretrained('classifier', { config: theirConfig }));
    expect((await theirs({ pixel_values: new TheirTensor('float32', values, dims) })).logits.dims).toEqual([1, 10]);
    const ours = AutoModel.fromPretrained(memorySource({ 'config.json': JSON.stringify(config) }));
    await expect(ours).rejects.toSatisfy((error) => UnknownModelTypeError.is(error));
  },
});
