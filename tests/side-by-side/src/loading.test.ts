import { cp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import {
  AutoModelForImageClassification,
  InvalidOptionError,
  type LoadProgress,
  MissingFileError,
  memorySource,
  pipeline,
} from '@automodel/vision';
import { env, type ProgressInfo, pipeline as theirPipeline } from '@huggingface/transformers';
import { expect } from 'vitest';
import { checkpoint } from './checkpoint.js';
import { describeRows } from './describe-rows.js';
import { owned } from './owned.js';
import { sample } from './sample.js';
import { useTransformersJs } from './use-transformers-js.js';

useTransformersJs();

const cat = sample('cat');

describeRows('Loading', {
  'env.localModelPath = folder; env.allowRemoteModels = false': async () => {
    await expect(theirPipeline('image-classification', 'lost')).rejects.toThrow('file was not found locally');
    await expect(pipeline('image-classification', join(env.localModelPath, 'lost'))).rejects.toSatisfy((error) =>
      MissingFileError.is(error),
    );
  },

  '{ progress_callback }': async () => {
    const theirEvents: ProgressInfo[] = [];
    const ourEvents: LoadProgress[] = [];
    await owned(
      theirPipeline('image-classification', 'classifier', { progress_callback: (event) => theirEvents.push(event) }),
    );
    await owned(pipeline('image-classification', checkpoint, { onProgress: (event) => ourEvents.push(event) }));
    const files = theirEvents.flatMap((event) => (event.status === 'done' ? [event.file] : []));
    expect(files).toContain('onnx/model.onnx');
    const { size } = await stat(join(checkpoint, 'model.safetensors'));
    expect(ourEvents.at(-1)).toMatchObject({ file: 'model.safetensors', loaded: size, total: size, loadedBytes: size });
  },

  "{ device: 'cpu' }": async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier', { device: 'cpu' }));
    const ours = await owned(pipeline('image-classification', checkpoint, { use: [onnxruntime()], device: 'cpu' }));
    expect((await ours(cat))[0]?.label).toBe((await theirs(cat))[0]?.label);
    expect(ours.parts.model.device).toBe('cpu');
  },

  "{ dtype: 'fp32' }": async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier', { dtype: 'fp32' }));
    const ours = await owned(pipeline('image-classification', checkpoint));
    expect((await ours(cat))[0]?.label).toBe((await theirs(cat))[0]?.label);
    expect(ours.parts.model.dtype).toEqual({ storage: 'float16', compute: 'float32' });
  },

  "{ dtype: 'fp16' }": async () => {
    const folder = join(env.localModelPath, 'classifier/onnx');
    await cp(join(folder, 'model.onnx'), join(folder, 'model_fp16.onnx'));
    const theirs = await owned(theirPipeline('image-classification', 'classifier', { dtype: 'fp16' }));
    const files = memorySource({
      'config.json': await readFile(join(checkpoint, 'config.json')),
      'preprocessor_config.json': await readFile(join(checkpoint, 'preprocessor_config.json')),
      'model.fp16.safetensors': await readFile(join(checkpoint, 'model.safetensors')),
    });
    const ours = await owned(pipeline('image-classification', files, { variant: 'fp16' }));
    expect((await ours(cat))[0]?.label).toBe((await theirs(cat))[0]?.label);
  },

  '{ session_options: { intraOpNumThreads: 2 } }': async () => {
    const theirs = await owned(
      theirPipeline('image-classification', 'classifier', { session_options: { intraOpNumThreads: 2 } }),
    );
    const ours = await owned(
      pipeline('image-classification', checkpoint, { use: [onnxruntime({ numThreads: 2 })], device: 'cpu' }),
    );
    expect((await ours(cat))[0]?.label).toBe((await theirs(cat))[0]?.label);
  },

  'an option that does not exist: { topk: 1 }': async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const wrong: object = { topk: 1 };
    expect(await theirs(cat, wrong)).toHaveLength(5);
    const ours = await owned(pipeline('image-classification', checkpoint));
    await expect(ours(cat, wrong)).rejects.toSatisfy((error) => InvalidOptionError.is(error));
    const old: object = { progress_callback: () => undefined };
    await expect(AutoModelForImageClassification.fromPretrained(checkpoint, old)).rejects.toThrow('Use "onProgress".');
  },
});
