import {
  AutomodelError,
  asyncDispose,
  createRegistry,
  DisposedError,
  InvalidOptionError,
  TaskError,
  UnknownTaskError,
} from '@automodel/core';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { type Pipeline, type PipelineItem, pipeline } from '../index.js';
import { defineTask } from './define-task.js';
import type { TaskName } from './task-map.js';
import type { TaskPlugin } from './task-plugin.js';

interface WordLength {
  input: string;
  options: { readonly unit?: 'bytes' | 'letters' };
  result: number;
  parts: { readonly dictionary: ReadonlyMap<string, number> };
}

declare module '@automodel/pipelines' {
  interface TaskMap {
    'word-length': WordLength;
  }
}

class EmptyWordError extends AutomodelError {
  static override readonly code = 'UNSUPPORTED_IMAGE';

  constructor() {
    super(EmptyWordError.code, { message: 'The word is empty.', remedy: 'Pass a word.' });
  }
}

const identity = { name: 'word-tasks', version: '1.0.0' };

function wordLength(): { task: TaskPlugin<'word-length'>; batches: string[][]; disposed: () => number } {
  const batches: string[][] = [];
  let disposed = 0;
  const task = defineTask<'word-length', string>({
    task: 'word-length',
    package: identity,
    options: ['unit'],
    async load() {
      return {
        parts: { dictionary: new Map() },
        async prepare(word) {
          if (word === '') throw new EmptyWordError();
          if (word === 'bug') throw new TypeError('x is not a function');
          return word;
        },
        async run(words, { unit = 'letters' }) {
          batches.push([...words]);
          return words.map((word) => (unit === 'letters' ? [...word].length : Buffer.byteLength(word)));
        },
        async dispose() {
          disposed++;
        },
      };
    },
  });
  return { task, batches, disposed: () => disposed };
}

describe('a task of another package', () => {
  it('runs one input, with its own options', async () => {
    const { task } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task] });
    expectTypeOf(length).toEqualTypeOf<Pipeline<'word-length'>>();
    expectTypeOf(await length('cat')).toEqualTypeOf<number>();
    expect(await length('größe')).toBe(5);
    expect(await length('größe', { unit: 'bytes' })).toBe(7);
    expect(length.task).toBe('word-length');
    expect(length.parts.dictionary.size).toBe(0);
  });

  it('takes defaults for calls', async () => {
    const { task, batches } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task], unit: 'bytes', batchSize: 2 });
    const items = await length(['ö', 'a', 'bc']);
    expectTypeOf(items).toEqualTypeOf<PipelineItem<string, number>[]>();
    expect(items).toEqual([
      { index: 0, input: 'ö', result: 2 },
      { index: 1, input: 'a', result: 1 },
      { index: 2, input: 'bc', result: 2 },
    ]);
    expect(batches).toEqual([['ö', 'a'], ['bc']]);
    expect(await length('ö', { unit: 'letters' })).toBe(1);
  });

  it('keeps errors in place, and throws for a single input', async () => {
    const { task } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task] });
    const [first, empty, bug, last] = await length(['a', '', 'bug', 'ab']);
    expect(first?.result).toBe(1);
    expect(EmptyWordError.is(empty?.error)).toBe(true);
    expect(TaskError.is(bug?.error) && bug.error.message).toBe(
      'The task "word-length" failed on input 2: x is not a function. See the cause of this error; if it comes from a package of automodel, report it there.',
    );
    expect(bug?.error?.cause).toBeInstanceOf(TypeError);
    expect(last?.result).toBe(2);
    await expect(length('')).rejects.toSatisfy((error) => EmptyWordError.is(error));
  });

  it('streams iterables in order, with progress', async () => {
    const { task } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task] });
    const onProgress = vi.fn();
    const indices: number[] = [];
    async function* words(): AsyncGenerator<string> {
      yield* ['a', 'bb', '', 'cccc'];
    }
    for await (const item of length(words(), { onProgress })) {
      expectTypeOf(item.index).toEqualTypeOf<number>();
      indices.push(item.error === undefined ? item.result : -1);
    }
    expect(indices).toEqual([1, 2, -1, 4]);
    expect(onProgress.mock.calls.map(([progress]) => progress)).toEqual(
      [1, 2, 3, 4].map((done) => ({ done, total: undefined })),
    );
    onProgress.mockClear();
    await length(['a', 'b'], { onProgress });
    expect(onProgress.mock.lastCall).toEqual([{ done: 2, total: 2 }]);
  });

  it('ends a call by its signal', async () => {
    const { task } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task] });
    const signal = AbortSignal.abort(new Error('no time'));
    await expect(length('a', { signal })).rejects.toThrow('no time');
    await expect(length(['a'], { signal })).rejects.toThrow('no time');
    await expect(length(['a'].values(), { signal }).next()).rejects.toThrow('no time');
  });

  it('frees the task once, and ends calls in progress', async () => {
    const { task, disposed } = wordLength();
    const length = await pipeline('word-length', {}, { use: [task] });
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield 'a';
    }
    const items = length(endless());
    await items.next();
    await length.dispose();
    await length[asyncDispose]();
    expect(disposed()).toBe(1);
    await expect(items.next()).rejects.toSatisfy((error) => DisposedError.is(error));
    await expect(length('a')).rejects.toThrow('The pipeline "word-length" was used after dispose().');
    await expect(length(['a'])).rejects.toSatisfy((error) => DisposedError.is(error));
    expect(() => length(['a'].values())).toThrow(DisposedError);
  });

  it('refuses unknown options by name, when loading and in calls', async () => {
    const { task } = wordLength();
    // @ts-expect-error no such option
    await expect(pipeline('word-length', {}, { use: [task], units: 'bytes' })).rejects.toThrow('"unit"');
    // @ts-expect-error Python's name
    await expect(pipeline('word-length', {}, { use: [task], batch_size: 2 })).rejects.toThrow('Use "batchSize"');
    // @ts-expect-error transformers.js's name
    await expect(pipeline('word-length', {}, { progress_callback: () => undefined, use: [task] })).rejects.toThrow(
      'Use "onProgress"',
    );
    await expect(pipeline('word-length', {}, { use: [task], batchSize: 0 })).rejects.toThrow('"batchSize"');
    const length = await pipeline('word-length', {}, { use: [task] });
    // @ts-expect-error an option of loading
    await expect(length('a', { device: 'cpu' })).rejects.toSatisfy((error) => InvalidOptionError.is(error));
    // @ts-expect-error no such option
    expect(() => length(['a'].values(), { batch: 2 })).toThrow('"batchSize"');
    await expect(length('a', { maxWaitMs: Number.NaN })).rejects.toThrow('"maxWaitMs"');
  });

  it('is found in a registry, by its name only', async () => {
    const { task } = wordLength();
    const registry = createRegistry().use(task);
    const length = await pipeline('word-length', {}, { registry });
    expect(await length('abc')).toBe(3);
    expectTypeOf<'image-classification' | 'image-feature-extraction' | 'word-length'>().toExtend<TaskName>();
    // @ts-expect-error no such task
    await expect(pipeline('word-lengths', {}, { registry })).rejects.toThrow(
      'There is no task "word-lengths". The nearest are "word-length", ',
    );
    await expect(pipeline('word-length', {})).rejects.toSatisfy(
      (error) => UnknownTaskError.is(error) && error.available.includes('image-classification'),
    );
  });
});
