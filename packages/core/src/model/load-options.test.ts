import { InvalidOptionError, ShapeMismatchError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { AutoModelForImageClassification } from '../auto/auto-model-for-image-classification.js';
import { encodeSafetensors } from '../checkpoint/encode-safetensors.js';
import { FakeBackend } from '../test-support/fake-backend.js';
import { toy, toyFiles } from '../test-support/toy-model.js';
import type { LoadOptions } from './load-options.js';

const use = [new FakeBackend(), toy];
const scale = new Uint8Array(Float32Array.of(1 + 2 ** -12).buffer);
const filesWith = (name: string, dims: readonly number[] = [1]): Record<string, Uint8Array | string> => ({
  ...toyFiles,
  'model.safetensors': encodeSafetensors(
    new Map([
      [
        name,
        {
          dataType: 'float32',
          dims,
          bytes: Uint8Array.from({ length: 4 * (dims[0] ?? 1) }, (_, index) => scale[index % 4] ?? 0),
        },
      ],
    ]),
  ),
});

async function scaleOf(files: Record<string, Uint8Array | string>, options: LoadOptions): Promise<unknown> {
  const model = await AutoModelForImageClassification.fromPretrained(files, { use, ...options });
  const tensor = model.stateDict().get('toy.scale');
  const bytes = await tensor?.read();
  const { storage } = model.dtype;
  await model.dispose();
  return { dataType: tensor?.dataType, bytes: [...(bytes ?? [])], storage };
}

describe('outputLoadingInfo', () => {
  it('gives the loading info beside the model, as in Python', async () => {
    const [model, info] = await AutoModelForImageClassification.fromPretrained(toyFiles, {
      use,
      outputLoadingInfo: true,
    });
    expect(info).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    expect(model.loadingInfo).toBe(info);
    await model.dispose();
    const alone = await AutoModelForImageClassification.fromPretrained(toyFiles, { use, outputLoadingInfo: false });
    expect(alone.className).toBe('ToyForImageClassification');
    await alone.dispose();
  });
});

describe('dtype', () => {
  it('rounds the float weights as they are read, to the nearest with ties to even', async () => {
    const files = filesWith('toy.scale');
    expect(await scaleOf(files, {})).toEqual({ dataType: 'float32', bytes: [...scale], storage: 'float32' });
    expect(await scaleOf(files, { dtype: 'auto' })).toMatchObject({ dataType: 'float32' });
    // 1 + 2⁻¹² lies between the float16 numbers 1 and 1 + 2⁻¹⁰, and the bfloat16 numbers 1 and 1 + 2⁻⁷.
    expect(await scaleOf(files, { dtype: 'float16' })).toEqual({
      dataType: 'float16',
      bytes: [0x00, 0x3c],
      storage: 'float16',
    });
    expect(await scaleOf(files, { dtype: 'bfloat16' })).toEqual({
      dataType: 'bfloat16',
      bytes: [0x80, 0x3f],
      storage: 'bfloat16',
    });
  });

  it('refuses what is no type of weights', async () => {
    // @ts-expect-error a value of another library.
    const work = AutoModelForImageClassification.fromPretrained(toyFiles, { use, dtype: 'q8' });
    const error = await work.catch((caught: unknown) => caught);
    expect(InvalidOptionError.is(error)).toBe(true);
    expect(String(error)).toContain('"float16"');
  });
});

describe('keyMapping', () => {
  it('renames the keys of the checkpoint', async () => {
    const files = filesWith('backbone.old.scale');
    const keyMapping = { '^backbone\\.(\\w+)\\.': 'toy.' };
    expect(await scaleOf(files, { keyMapping })).toMatchObject({ bytes: [...scale] });
  });

  it('refuses what is no regular expression', async () => {
    const work = scaleOf(filesWith('toy.scale'), { keyMapping: { '(': '' } });
    await expect(work).rejects.toThrow('is no regular expression');
  });
});

describe('a weight of another shape', () => {
  it('is an error with a table of the keys', async () => {
    const error = await scaleOf(filesWith('toy.scale', [2]), {}).catch((caught: unknown) => caught);
    expect(ShapeMismatchError.is(error) && error.report.split('\n').at(-1)).toBe(
      'toy.scale | mismatched | [2] in the checkpoint, [1] in the model',
    );
  });
});
