import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ImageInput as PipelineImageInput } from '@automodel/pipelines';
import sharp from 'sharp';
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import {
  AutoModel,
  AutoModelForImageClassification,
  DisposedError,
  ImageDecodeError,
  type ImageInput,
  MissingFileError,
  type Pipeline,
  type PipelineItem,
  pipeline,
  type ScoredLabel,
  type TaskName,
  type Tensor,
} from './index.js';
import { checkpoint, repositoryPath, sample } from './test-support/paths.js';
import { recorded, recordedImage } from './test-support/recorded-processor.js';

type Owned = { dispose(): Promise<void> };

/** What is disposed when the test ends. */
async function owned<Resource extends Owned>(resource: Promise<Resource>): Promise<Resource> {
  const made = await resource;
  onTestFinished(() => made.dispose());
  return made;
}

function exponentials(logits: readonly number[]): number[] {
  const all = logits.map(Math.exp);
  const sum = all.reduce((left, right) => left + right, 0);
  return all.map((value) => value / sum);
}

function scoresByIndex(labels: readonly ScoredLabel[]): number[] {
  return [...labels].sort((left, right) => left.index - right.index).map(({ score }) => score);
}

describe("pipeline('image-classification')", () => {
  const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
  const python: { file: string; logits: number[] }[] = JSON.parse(
    readFileSync(repositoryPath('packages/cli/fixtures/cifar10-test-logits.json'), 'utf8'),
  );
  const images = python.map(({ file, logits }) => ({
    path: repositoryPath(`packages/cli/fixtures/${file}`),
    probabilities: exponentials(logits),
  }));

  it('takes model and processor from the same folder of a source, and tells how far they have come', async () => {
    const files = new Map<string, Uint8Array>();
    for (const name of ['config.json', 'preprocessor_config.json', 'model.safetensors']) {
      files.set(`deep/down/${name}`, await readFile(`${checkpoint}/${name}`));
    }
    const progress: number[] = [];
    const classify = await owned(
      pipeline('image-classification', files, {
        subfolder: 'deep/down',
        onProgress: ({ loadedBytes, totalBytes }) => progress.push(loadedBytes / totalBytes),
      }),
    );
    expect(await classify(images[0]?.path ?? '')).toHaveLength(5);
    expect(progress.at(-1)).toBe(1);
  });

  it('gives the labels and probabilities of Python', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint, { topK: 10 }));
    expect(images.length).toBeGreaterThan(5);
    for (const { path, probabilities } of images) {
      const labels = await classify(path);
      expect(labels.map(({ label }) => label).sort()).toEqual(classes);
      expect(labels[0]?.index).toBe(probabilities.indexOf(Math.max(...probabilities)));
      for (const [index, score] of scoresByIndex(labels).entries()) {
        expect(Math.abs(score - (probabilities[index] ?? Number.NaN))).toBeLessThan(1e-5);
      }
    }
  });

  it('gives the same alone and in batches', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint, { topK: 10 }));
    const paths = images.map(({ path }) => path);
    const alone = await Promise.all(paths.map((path) => classify(path)));
    for (const batchSize of [1, 2, 3, 16]) {
      const items = await classify(paths, { batchSize });
      expect(items.map(({ index, input }) => [index, input])).toEqual([...paths.entries()]);
      for (const [index, { result }] of items.entries()) {
        const scores = scoresByIndex(result ?? []);
        for (const [position, expected] of scoresByIndex(alone[index] ?? []).entries()) {
          expect(Math.abs((scores[position] ?? Number.NaN) - expected)).toBeLessThan(1e-6);
        }
      }
    }
  });

  it('gives five labels unless told otherwise', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint));
    expect(await classify(sample('cat'))).toHaveLength(5);
    expect(await classify(sample('cat'), { topK: 1 })).toMatchObject([{ label: 'cat', index: 3 }]);
    await expect(classify(sample('cat'), { topK: 0 })).rejects.toThrow('"topK"');
  });

  it('takes what an image may be, streams of sharp included', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint, { topK: 1 }));
    const bytes = await readFile(sample('ship'));
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const inputs: ImageInput[] = [
      sample('ship'),
      bytes,
      new Blob([new Uint8Array(bytes)]),
      sharp(bytes),
      { data, width: info.width, height: info.height, channels: 3 },
    ];
    for (const input of inputs) expect(await classify(input)).toMatchObject([{ label: 'ship' }]);
    const items = await classify(inputs);
    expect(items.map(({ result }) => result?.[0]?.label)).toEqual(inputs.map(() => 'ship'));
  });

  it('keeps bad images in their places', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint, { topK: 1 }));
    const broken = (await readFile(sample('cat'))).subarray(0, 200);
    const items = await classify([sample('cat'), 'no-such-file.png', sample('dog'), broken, sample('frog')]);
    expect(items.map(({ result }) => result?.[0]?.label)).toEqual(['cat', undefined, 'dog', undefined, 'frog']);
    expect(MissingFileError.is(items[1]?.error)).toBe(true);
    expect(ImageDecodeError.is(items[3]?.error)).toBe(true);
    await expect(classify(broken)).rejects.toSatisfy((error) => ImageDecodeError.is(error));
  });

  it('reads a stream as it goes', async () => {
    const classify = await owned(pipeline('image-classification', checkpoint, { topK: 1, batchSize: 2 }));
    let read = 0;
    async function* photographs(): AsyncGenerator<string> {
      for (;;) {
        read++;
        yield sample(read % 2 === 1 ? 'cat' : 'dog');
      }
    }
    const labels: string[] = [];
    for await (const { index, result } of classify(photographs())) {
      labels.push(result?.[0]?.label ?? '');
      expect(read).toBeLessThanOrEqual(index + 1 + 4);
      if (index === 6) break;
    }
    expect(labels).toEqual(['cat', 'dog', 'cat', 'dog', 'cat', 'dog', 'cat']);
  });

  it('runs images of several sizes in batches of their own', async () => {
    const classify = await owned(
      pipeline('image-classification', checkpoint, { topK: 1, settings: { do_resize: false } }),
    );
    const image = (size: number): ImageInput => ({
      data: new Uint8Array(size * size * 3).fill(99),
      width: size,
      height: size,
      channels: 3,
    });
    const items = await classify([32, 64, 32, 48, 64].map(image));
    expect(items.map(({ error }) => error)).toEqual(items.map(() => undefined));
    expect(items[0]?.result).toEqual(items[2]?.result);
  });

  it.each([
    ['labels', 'softmax'],
    ['regression', 'none'],
  ] as const)('scores %s with %s, as Python does', async (name, functionToApply) => {
    const { checkpoint: tiny, processor, rows } = await recorded(name);
    const model = await owned(AutoModelForImageClassification.fromPretrained(tiny));
    const classify = await pipeline('image-classification', { model, processor }, { topK: 100 });
    for (const [image, logits] of rows('logits').entries()) {
      const expected = functionToApply === 'none' ? logits : exponentials(logits);
      for (const [index, score] of scoresByIndex(await classify(recordedImage(image))).entries()) {
        expect(Math.abs(score - (expected[index] ?? Number.NaN))).toBeLessThan(1e-5);
      }
    }
    const [raw] = await classify(recordedImage(0), { functionToApply: 'sigmoid', topK: 1 });
    expect(raw?.score).toBeCloseTo(1 / (1 + Math.exp(-Math.max(...(rows('logits')[0] ?? [])))), 5);
  });
});

describe("pipeline('image-feature-extraction')", () => {
  it.each(['base-model', 'labels'])('gives the pooled output of %s as Python computes it', async (name) => {
    const { checkpoint: tiny, processor, rows } = await recorded(name);
    const model = await owned(AutoModel.fromPretrained(tiny));
    const extract = await pipeline('image-feature-extraction', { model, processor });
    const items = await extract([0, 1].map(recordedImage));
    for (const [image, expected] of rows('pooler_output').entries()) {
      const vector = items[image]?.result;
      expect(vector?.dims).toEqual([expected.length]);
      const scale = Math.max(...expected.map(Math.abs));
      for (const [index, value] of Array.from(vector?.data ?? [], Number).entries()) {
        expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(1e-5 * scale);
      }
      const length = Math.hypot(...expected);
      const normalized = await extract(recordedImage(image), { normalize: true });
      for (const [index, value] of Array.from(normalized.data, Number).entries()) {
        expect(Math.abs(value - (expected[index] ?? Number.NaN) / length)).toBeLessThan(1e-5);
      }
    }
  });

  it('gives the last hidden state on request', async () => {
    const { checkpoint: tiny, processor, rows } = await recorded('base-model');
    const model = await owned(AutoModel.fromPretrained(tiny));
    const extract = await pipeline('image-feature-extraction', { model, processor }, { pool: false });
    const state = await extract(recordedImage(1));
    const expected = rows('last_hidden_state')[1] ?? [];
    expect(state.dims).toEqual([40, 2, 2]);
    const scale = Math.max(...expected.map(Math.abs));
    for (const [index, value] of Array.from(state.data, Number).entries()) {
      expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(1e-5 * scale);
    }
    await expect(extract(recordedImage(1), { normalize: true })).rejects.toThrow('"normalize"');
  });

  it('loads the base model of a classifier', async () => {
    const extract = await owned(pipeline('image-feature-extraction', checkpoint));
    expect((await extract(sample('cat'))).dims).toEqual([256]);
  });
});

describe('what a pipeline owns', () => {
  it('is the model that it loaded', async () => {
    const classify = await pipeline('image-classification', checkpoint);
    const { model, processor } = classify.parts;
    const { pixelValues } = await processor(sample('cat'));
    await classify.dispose();
    await expect(model.forward({ pixelValues })).rejects.toSatisfy((error) => DisposedError.is(error));
  });

  it('is not a model that it was given', async () => {
    const loaded = await owned(pipeline('image-classification', checkpoint));
    const borrowed = await pipeline('image-classification', loaded.parts, { topK: 1 });
    await borrowed.dispose();
    await expect(borrowed(sample('cat'))).rejects.toSatisfy((error) => DisposedError.is(error));
    expect(await loaded(sample('cat'))).toHaveLength(5);
  });
});

describe('model.batcher', () => {
  it('gives concurrent callers what they would get alone', async () => {
    const { parts } = await owned(pipeline('image-classification', checkpoint));
    const inputs = await Promise.all(
      ['airplane', 'bird', 'cat', 'dog', 'frog'].map((name) => parts.processor(sample(name))),
    );
    const batcher = parts.model.batcher({ maxBatch: 3, maxWaitMs: 20 });
    const together = await Promise.all(inputs.map((input) => batcher.forward(input)));
    for (const [index, input] of inputs.entries()) {
      const alone = Array.from((await parts.model.forward(input)).logits.data, Number);
      const logits = Array.from(together[index]?.logits.data ?? [], Number);
      const scale = Math.max(...alone.map(Math.abs));
      for (const [position, value] of alone.entries()) {
        expect(Math.abs((logits[position] ?? Number.NaN) - value)).toBeLessThan(1e-6 * scale);
      }
    }
    await batcher.dispose();
  });
});

describe('types', () => {
  it('follow from the task', () => {
    expectTypeOf<Parameters<typeof pipeline>[0]>().toEqualTypeOf<TaskName>();
    type Classify = Pipeline<'image-classification'>;
    const check = async (classify: Classify, extract: Pipeline<'image-feature-extraction'>): Promise<void> => {
      expectTypeOf(await classify('cat.png')).toEqualTypeOf<ScoredLabel[]>();
      expectTypeOf(await classify(['cat.png'])).toEqualTypeOf<PipelineItem<PipelineImageInput, ScoredLabel[]>[]>();
      expectTypeOf(await extract('cat.png')).toEqualTypeOf<Tensor>();
      for await (const item of classify(new Set(['cat.png']))) {
        if (item.error === undefined) expectTypeOf(item.result).toEqualTypeOf<ScoredLabel[]>();
        else expectTypeOf(item.error.remedy).toEqualTypeOf<string>();
      }
      expectTypeOf(classify.parts.model.forward).returns.resolves.toHaveProperty('logits');
      // @ts-expect-error an option of another task
      await classify('cat.png', { pool: true });
      // @ts-expect-error Python's name
      await classify('cat.png', { top_k: 1 });
      // @ts-expect-error a number is no image
      await classify(3);
    };
    expectTypeOf(check).returns.resolves.toBeVoid();
    expectTypeOf<ImageInput>().toExtend<PipelineImageInput>();
  });

  it('refuse options under other names, and say the right one', async () => {
    // @ts-expect-error transformers.js's name
    await expect(pipeline('image-classification', checkpoint, { progress_callback: () => undefined })).rejects.toThrow(
      'Use "onProgress"',
    );
    // @ts-expect-error Python's name
    await expect(pipeline('image-classification', checkpoint, { top_k: 3 })).rejects.toThrow('Use "topK"');
    // @ts-expect-error an option of another task
    await expect(pipeline('image-classification', checkpoint, { normalize: true })).rejects.toThrow('no such option');
    // @ts-expect-error no such task
    await expect(pipeline('image-clasification', checkpoint)).rejects.toThrow('"image-classification"');
  });
});
