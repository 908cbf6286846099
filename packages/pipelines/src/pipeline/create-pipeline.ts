import {
  AutomodelError,
  asyncDispose,
  checkOptions,
  DisposedError,
  type LoadOptions,
  loadOptionNames,
  TaskError,
} from '@automodel/core';
import { processInBatches } from '../batches/process-in-batches.js';
import type { TaskDefinition } from '../tasks/define-task.js';
import type { TaskMap, TaskName } from '../tasks/task-map.js';
import { inputKind } from './input-kind.js';
import { pickOptions } from './pick-options.js';
import type { Pipeline } from './pipeline.js';
import type { PipelineItem } from './pipeline-item.js';
import {
  batchOptionNames,
  type PipelineCallOptions,
  type PipelineOptions,
  type PipelineSource,
} from './pipeline-options.js';
import { readCallDefaults, readCallOptions } from './read-call-options.js';

const defaultBatchSize = 4;
/** How long a batch of an async iterable waits unless told otherwise. */
const streamWaitMs = 100;

/** Loads a task and makes the function that runs it. */
export async function createPipeline<Name extends TaskName, Prepared>(
  definition: TaskDefinition<Name, Prepared>,
  source: PipelineSource<Name>,
  given: PipelineOptions<Name> | undefined,
): Promise<Pipeline<Name>> {
  type Input = TaskMap[Name]['input'];
  type Result = TaskMap[Name]['result'];
  type Inputs = AsyncIterable<Input> | Iterable<Input>;
  type Options = PipelineCallOptions<Name>;
  type Item = PipelineItem<Input, Result>;

  const { task } = definition;
  const options = given ?? {};
  checkOptions(options, [...definition.options, ...batchOptionNames, ...loadOptionNames]);
  const defaults = readCallDefaults(definition, options);
  const runner = await definition.load(source, pickOptions<LoadOptions>(options, loadOptionNames));
  const disposal = new AbortController();
  let disposed: Promise<void> | undefined;

  function read(callOptions: object = {}): Options {
    if (disposed !== undefined) throw new DisposedError({ subject: `The pipeline "${task}"` });
    return readCallOptions(definition, defaults, callOptions);
  }

  async function* stream(inputs: Inputs, settings: Options, total?: number): AsyncGenerator<Item, void, undefined> {
    const work = {
      prepare: (input: Input, signal: AbortSignal) => runner.prepare(input, settings, signal),
      batchKey: (prepared: Prepared) => runner.batchKey?.(prepared) ?? '',
      run: (batch: readonly Prepared[], signal: AbortSignal) => runner.run(batch, settings, signal),
    };
    const limits = {
      batchSize: settings.batchSize ?? defaultBatchSize,
      maxWaitMs: settings.maxWaitMs ?? (Symbol.asyncIterator in inputs ? streamWaitMs : undefined),
      signals: settings.signal === undefined ? [disposal.signal] : [disposal.signal, settings.signal],
    };
    let done = 0;
    for await (const { index, input, outcome } of processInBatches<Input, Prepared, Result>(inputs, work, limits)) {
      done++;
      settings.onProgress?.({ done, total });
      yield 'result' in outcome
        ? { index, input, result: outcome.result }
        : { index, input, error: asAutomodelError(task, index, outcome.failure) };
    }
  }

  async function runOne(input: Input, callOptions: object | undefined): Promise<Result> {
    for await (const item of stream([input], read(callOptions), 1)) {
      if (item.error !== undefined) throw item.error;
      return item.result;
    }
    throw new TaskError({ task, index: 0, cause: 'it has no result' });
  }

  async function runList(inputs: readonly Input[], callOptions: object | undefined): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of stream(inputs, read(callOptions), inputs.length)) items.push(item);
    return items;
  }

  function call(input: Input, callOptions?: Options): Promise<Result>;
  function call(inputs: readonly Input[], callOptions?: Options): Promise<Item[]>;
  function call(inputs: Inputs, callOptions?: Options): AsyncGenerator<Item, void, undefined>;
  function call(
    input: Input | Inputs | readonly Input[],
    callOptions?: Options,
  ): AsyncGenerator<Item, void, undefined> | Promise<Item[] | Result> {
    if (isList(input)) return runList(input, callOptions);
    if (isIterable(input)) return stream(input, read(callOptions));
    return runOne(input, callOptions);
  }

  function isList(input: Input | Inputs | readonly Input[]): input is readonly Input[] {
    return inputKind(input, definition.isInput) === 'list';
  }

  function isIterable(input: Input | Inputs): input is Inputs {
    return inputKind(input, definition.isInput) === 'iterable';
  }

  function dispose(): Promise<void> {
    disposed ??= runner.dispose();
    disposal.abort(new DisposedError({ subject: `The pipeline "${task}"` }));
    return disposed;
  }

  return Object.assign(call, { task, parts: runner.parts, dispose, [asyncDispose]: dispose });
}

function asAutomodelError(task: string, index: number, failure: unknown): AutomodelError {
  return AutomodelError.is(failure) ? failure : new TaskError({ task, index, cause: failure });
}
