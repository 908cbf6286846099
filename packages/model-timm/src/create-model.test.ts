import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { type ImageClassifierOutputs, memorySource, type PreTrainedModel, type Source, Tensor } from '@automodel/core';
import { relativeError } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { createModel } from './create-model.js';
import { listModels } from './list-models.js';
import { formulaCheckpoint, formulaPixelValues } from './test-support/formula-checkpoint.js';
import { readRecorded } from './test-support/recorded-networks.js';

const use = [onnxruntime()];
const name = 'test_resnet';
const recorded = await readRecorded(name);
const checkpoint = formulaCheckpoint(recorded);
const edge = 160;
const area = edge * edge;
const pixels = floats(formulaPixelValues([1, 3, edge, edge]));

function floats(tensor: Tensor | undefined): number[] {
  return Array.from(tensor?.data ?? [], Number);
}

function image(channels: readonly (readonly number[])[]): Tensor {
  return new Tensor('float32', Float32Array.from(channels.flat()), [1, channels.length, edge, edge]);
}

const [red = [], green = [], blue = []] = [0, 1, 2].map((channel) =>
  pixels.slice(channel * area, (channel + 1) * area),
);
const close = (actual: Tensor | undefined, expected: readonly number[]): void =>
  expect(relativeError(floats(actual), expected).relativeError).toBeLessThanOrEqual(5e-6);

/** Runs a model and frees it. */
async function logitsOf(model: PreTrainedModel<ImageClassifierOutputs>, pixelValues: Tensor): Promise<Tensor> {
  const { logits } = await model.forward({ pixelValues });
  await model.dispose();
  return logits;
}

describe('createModel', () => {
  it('gives the recorded logits with the weights of a checkpoint, whatever tag the name has', async () => {
    const model = await createModel(`${name}.mine`, { use, pretrained: checkpoint });
    close(await logitsOf(model, image([red, green, blue])), recorded.logits.flat());
  });

  it('gives the pooled features for 0 classes', async () => {
    const model = await createModel(name, { use, pretrained: checkpoint, numClasses: 0 });
    expect(model.loadingInfo.unexpectedKeys).toEqual([]);
    const features = await logitsOf(model, image([red, green, blue]));
    expect(features.dims).toEqual([1, 96]);
    close(new Tensor('float32', Float32Array.from(floats(features).slice(0, 16)), [16]), recorded.pre_logits);
  });

  it('starts a classifier of other classes afresh and says so; the rest is from the checkpoint', async () => {
    const model = await createModel(name, { use, pretrained: checkpoint, numClasses: 10 });
    expect(model.loadingInfo).toEqual({
      missingKeys: ['fc.weight', 'fc.bias'],
      unexpectedKeys: [],
      mismatchedKeys: [],
    });
    expect(model.config.num_labels).toBe(10);
    expect((await logitsOf(model, image([red, green, blue]))).dims).toEqual([1, 10]);
  });

  // The sum over the channels: a grey image gives what it gives three times over.
  it('adapts the first convolution to one channel', async () => {
    const colour = await createModel(name, { use, pretrained: checkpoint });
    const expected = floats(await logitsOf(colour, image([red, red, red])));
    const grey = await createModel(name, { use, pretrained: checkpoint, inChans: 1 });
    expect(grey.loadingInfo).toMatchObject({ missingKeys: [], mismatchedKeys: [] });
    close(await logitsOf(grey, image([red])), expected);
  });

  // Repeated in order and scaled by 3 / channels: five channels see red and green twice.
  it('adapts it to five channels', async () => {
    const scaled = (values: readonly number[], factor: number): number[] => values.map((value) => value * factor);
    const colour = await createModel(name, { use, pretrained: checkpoint });
    const same = image([scaled(red, 6 / 5), scaled(green, 6 / 5), scaled(blue, 3 / 5)]);
    const expected = floats(await logitsOf(colour, same));
    const five = await createModel(name, { use, pretrained: checkpoint, inChans: 5 });
    close(await logitsOf(five, image([red, green, blue, red, green])), expected);
  });

  it('gives feature maps, of the stem before its max pooling too', async () => {
    const options = { use, pretrained: checkpoint, featuresOnly: true, outIndices: [0, 2, -1] } as const;
    const model = await createModel(name, options);
    const { featureMaps } = await model.forward({ pixelValues: image([red, green, blue]) });
    expect(featureMaps.map(({ dims }) => dims)).toEqual([
      [1, 32, 80, 80],
      [1, 48, 20, 20],
      [1, 96, 5, 5],
    ]);
    await model.dispose();
  });

  it('gives fresh models, the same for the same seed, whose blocks start as their shortcuts', async () => {
    const model = await createModel('resnet10t', { use, numClasses: 3, inChans: 2, seed: 7 });
    const scales = model.parameters.filter(({ name: key }) => key.endsWith('bn2.weight'));
    expect(scales.map(({ initialization }) => initialization)).toEqual(Array(4).fill({ kind: 'constant', value: 0 }));
    const input = new Tensor('float32', new Float32Array(2 * 32 * 32).fill(1), [1, 2, 32, 32]);
    const first = floats(await logitsOf(model, input));
    const again = await createModel('resnet10t', { use, numClasses: 3, inChans: 2, seed: 7 });
    expect(floats(await logitsOf(again, input))).toEqual(first);
  });

  it('refuses a name that it does not have before it opens anything', async () => {
    const opened: string[] = [];
    const memory = memorySource(checkpoint);
    const watched: Source = {
      ...memory,
      open(path, options) {
        opened.push(path);
        return memory.open(path, options);
      },
    };
    for (const unknown of ['resnetv2_50', 'ecaresnet50d', 'vit_base_patch16_224', '', '__proto__']) {
      await expect(createModel(unknown, { use, pretrained: watched })).rejects.toMatchObject({
        code: 'INVALID_OPTION',
      });
    }
    expect(opened).toEqual([]);
    await expect(createModel('resnet5d')).rejects.toThrow('"resnet50d"');
    await expect(createModel('seresnet18', { use, pretrained: true })).rejects.toThrow('timm publishes no weights');
    await expect(createModel('resnet18', { use, pretrained: watched })).rejects.toThrow(
      'holds the network "test_resnet", not "resnet18"',
    );
  });

  it('makes every network that it lists', () => {
    expect(listModels()).toContain('wide_resnet101_2');
    expect(listModels().length).toBe(new Set(listModels()).size);
  });
});
