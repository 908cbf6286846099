import { buildModelGraph, openCheckpoint, readSafetensors, resolveSource } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { ToyConfig, toyHead } from '../test-support/toy-model.js';
import { tinyCheckpoint } from './tiny-checkpoint.js';

describe('tinyCheckpoint', () => {
  it('has every parameter of the class, by the names of the class', async () => {
    const files = await tinyCheckpoint(toyHead, new ToyConfig({ mine: true, architectures: ['Another'] }));
    const { tensors } = await openCheckpoint(await resolveSource(files));
    const { declarations } = buildModelGraph(toyHead, new ToyConfig());
    expect([...tensors.values()].map(({ name, dims }) => [name, dims])).toEqual(
      declarations.map(({ name, dims }) => [name, dims]),
    );
    expect(JSON.parse(String(files.get('config.json')))).toEqual({
      architectures: ['ToyModel'],
      mine: true,
      model_type: 'toy',
    });
  });

  it('is the same for the same seed, another for another', async () => {
    const weights = async (seed?: number) => {
      const { 'model.safetensors': file } = Object.fromEntries(
        await tinyCheckpoint(toyHead, new ToyConfig(), { seed }),
      );
      return (await readSafetensors(file as Uint8Array)).get('scale')?.bytes;
    };
    expect(await weights(1)).toEqual(await weights(1));
    expect(await weights(0)).toEqual(await weights());
    expect(await weights(1)).not.toEqual(await weights(2));
  });

  it('takes settings for its image processor', async () => {
    const files = await tinyCheckpoint(toyHead, new ToyConfig(), { imageProcessor: { image_processor_type: 'Mine' } });
    expect(files.get('preprocessor_config.json')).toBe('{"image_processor_type":"Mine"}');
  });
});
