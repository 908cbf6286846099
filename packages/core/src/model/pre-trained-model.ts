import { makeAsyncDisposable, type RunProfile } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { Batcher } from '../batching/batcher.js';
import type { BatcherOptions } from '../batching/batcher-options.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { DeviceReportEntry } from '../device/device-report-entry.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { isBuffer } from '../parameters/is-buffer.js';
import type { LoadingInfo } from '../parameters/loading-info.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { IncompatibleKeys, LoadStateDictOptions, StateDictValue } from '../saving/apply-state-dict.js';
import type { CheckpointWriter } from '../saving/checkpoint-writer.js';
import type { SaveWeightsOptions } from '../saving/save-weights.js';
import { stateDictOf } from '../saving/state-dict-of.js';
import type { StoredTensor } from '../saving/stored-tensor.js';
import type { PrepareOptions } from '../session/create-session.js';
import type { Tensor } from '../tensor.js';
import type { LossInputs } from './compute-loss.js';
import type { ModelInputs } from './model-inputs.js';
import { ModelObserver } from './model-observer.js';
import type { ModelDataType, ModelParts } from './model-parts.js';
import type { Outputs, OutputTable } from './output-table.js';
import { prepareFeeds } from './prepare-feeds.js';
import { loadRareMethods } from './rare-methods/load-rare-methods.js';

export interface ForwardOptions {
  /** Give `hiddenStates` too. @default the config's `output_hidden_states` */
  readonly outputHiddenStates?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asks for the time of each step of this run; never called on devices that cannot tell. See `formatRunProfile`. */
  readonly onProfile?: ((profile: RunProfile) => void) | undefined;
  /**
   * Gives the inputs' memory away, so that a device that runs in another thread need not copy it: do not use these tensors afterwards.
   * @default false
   */
  readonly transferInputs?: boolean | undefined;
}

/** A model that is ready to run. It owns memory: call `dispose` when it is no longer needed. */
export class PreTrainedModel<Table extends OutputTable = OutputTable> {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  #parts: ModelParts<Table>;
  #replacements = 0;

  /** Use an Auto class or a model class's `fromPretrained` instead. */
  constructor(parts: ModelParts<Table>) {
    this.#parts = parts;
  }

  /** The class's name in Python, such as `ResNetForImageClassification`. */
  get className(): string {
    return this.#parts.head.className;
  }

  get config(): PreTrainedConfig {
    return this.#parts.config;
  }

  /** The device that it runs on. */
  get device(): string {
    return this.#parts.target.device;
  }

  /** Which devices were considered, in order, why each was chosen or passed over, and how the chosen one runs. */
  get deviceReport(): readonly DeviceReportEntry[] {
    const { target, session } = this.#parts;
    const { notes } = session;
    if (notes.length === 0) return target.report;
    return target.report.map((entry) => (entry.chosen ? { ...entry, notes } : entry));
  }

  get dtype(): ModelDataType {
    return this.#parts.dtype;
  }

  /** Which weights did not come from the checkpoint, and what of the checkpoint was not used. */
  get loadingInfo(): LoadingInfo {
    return this.#parts.loadingInfo;
  }

  /** Every parameter, with its shape. */
  get parameters(): readonly ParameterDeclaration[] {
    return this.#parts.graph.declarations;
  }

  /** The number of channels of each feature map of a backbone; empty for other classes. */
  get channels(): readonly number[] {
    const { outputNames, model } = this.#parts.graph;
    return (outputNames.featureMaps ?? []).flatMap((name) => {
      const type = model.graph.outputs.find((output) => output.name === name)?.type;
      const channels = type?.kind === 'tensor' ? type.shape?.[1] : undefined;
      return typeof channels === 'number' ? [channels] : [];
    });
  }

  /** The graph as plain data. */
  get graph(): Model {
    return this.#parts.graph.model;
  }

  /**
   * Runs the model.
   * @throws {InvalidTensorError} if the input has the wrong type or shape.
   * @throws {DisposedError} after `dispose`.
   */
  async forward(inputs: ModelInputs, options: ForwardOptions = {}): Promise<Outputs<Table>> {
    await rejectUnknownOptions(options, ['onProfile', 'outputHiddenStates', 'signal', 'transferInputs']);
    const { head, config } = this.#parts;
    const run = (given: ModelInputs): Promise<Outputs<Table>> => this.#run(given, options);
    return head.forward === undefined ? run(inputs) : head.forward({ config, inputs, run });
  }

  async #run(inputs: ModelInputs, options: ForwardOptions): Promise<Outputs<Table>> {
    const { head, graph, session } = this.#parts;
    const { outputHiddenStates, ...settings } = options;
    const feeds = await prepareFeeds(graph.model, { pixelValues: inputs.pixelValues });
    const wanted = this.#wantedOutputs(outputHiddenStates);
    return collectOutputs(head.outputs, wanted, await session.run(feeds, wanted.flatMap(namesOf), settings));
  }

  /**
   * Runs the graph up to values inside it, for inspection and calibration: a session of its own, with its own copy of the weights.
   * @param names of values of `graph`, such as the first output of one of its nodes.
   * @throws {InvalidOptionError} if the graph has no such value.
   */
  observe(names: readonly string[]): ModelObserver {
    const { head, graph, files, target } = this.#parts;
    return new ModelObserver(head.className, graph.model, files, target, names);
  }

  /**
   * The loss of logits against labels, as Transformers computes it for the config's `problem_type`; a scalar.
   * Labels: int64 `[batch]` class indices (−100 is ignored), or float32 in the shape of the logits or, for regression, `[batch]`.
   * @throws {InvalidOptionError} if the class has no loss.
   */
  async loss(inputs: LossInputs): Promise<Tensor> {
    return (await loadRareMethods()).computeLoss(this.#parts, inputs);
  }

  /**
   * Collects the `forward` calls of concurrent callers into batches.
   * @throws {InvalidOptionError} for an unknown option or a value out of range.
   */
  batcher(options: BatcherOptions = {}): Batcher<Table> {
    return new Batcher(this, options);
  }

  /** Every parameter as it is stored, in the model's order; bytes are read from its files by range when asked for. */
  stateDict(): ReadonlyMap<string, StoredTensor> {
    const { graph, placements, files } = this.#parts;
    // Graphs that checkpoints bring along declare nothing: theirs are in the order of the file.
    const names = new Set([...graph.declarations.map(({ name }) => name), ...placements.keys()]);
    const placed = Array.from(names).flatMap((name) => {
      const placement = placements.get(name);
      return placement === undefined ? [] : [[name, placement] as const];
    });
    return stateDictOf(placed, files);
  }

  /** The parameters by name, as in PyTorch: without buffers such as `running_mean`, which `stateDict` has too. */
  *namedParameters(): IterableIterator<readonly [name: string, tensor: StoredTensor]> {
    for (const entry of this.stateDict()) if (!isBuffer(entry[0])) yield entry;
  }

  /**
   * Replaces parameters by copies of the values given, each in the type in which the model stores it. Runs that have begun end with the old
   * ones; every later run, `stateDict` and `savePretrained` have the new. If it fails, nothing has changed.
   * @throws {IncompatibleStateDictError} if keys are missing or unexpected, unless `strict` is false.
   * @throws {ShapeMismatchError} if a value has another shape than its parameter.
   * @throws {DisposedError} after `dispose`.
   */
  async loadStateDict(
    values: ReadonlyMap<string, StateDictValue>,
    options: LoadStateDictOptions = {},
  ): Promise<IncompatibleKeys> {
    const { loadStateDict } = await loadRareMethods();
    this.#replacements += 1;
    const replace = (parts: ModelParts<Table>): Promise<void> => {
      this.#parts = parts;
      return parts.session.replace(parts.graph.model, parts.files);
    };
    return loadStateDict(this.#replacements, () => this.#parts, replace, values, options);
  }

  /**
   * Saves config and weights as Python's `save_pretrained` does, loading the code for it only now. A model that was read from an ONNX file is saved as
   * one, `model.onnx`, with its config.
   * @param target a directory (in Node), or a writer of `@automodel/core/saving`.
   * @throws {SourceError} if the directory cannot be written, or the weights cannot be read any more.
   * @throws {InvalidOptionError} for an option about safetensors, where the model is saved as an ONNX file.
   */
  async savePretrained(target: CheckpointWriter | string, options: SaveWeightsOptions = {}): Promise<void> {
    await (await loadRareMethods()).saveModel(this, this.#parts, target, options);
  }

  /** Frees everything the model holds; idempotent. */
  async dispose(): Promise<void> {
    await this.#parts.session.dispose();
  }

  /** Makes the session for the outputs of a plain `forward`, so that the first one need not. */
  async prepare(options: PrepareOptions = {}): Promise<void> {
    await this.#parts.session.prepare(this.#wantedOutputs().flatMap(namesOf), options);
  }

  #wantedOutputs(hiddenStates = this.#parts.config.output_hidden_states): readonly OutputNames[] {
    const { head, graph } = this.#parts;
    return Object.entries(graph.outputNames).filter(
      ([key]) => hiddenStates || head.outputs[key]?.presence !== 'on-request',
    );
  }
}

/** An entry of the output table with the names of its graph outputs. */
type OutputNames = readonly [key: string, names: readonly string[]];

function namesOf([, names]: OutputNames): readonly string[] {
  return names;
}

function collectOutputs<Table extends OutputTable>(
  table: Table,
  wanted: readonly OutputNames[],
  results: ReadonlyMap<string, Tensor>,
): Outputs<Table> {
  const outputs = wanted.map(([key, names]) => {
    const tensors = names.map((name) => results.get(name)).filter((tensor) => tensor !== undefined);
    return [key, table[key]?.kind === 'tensors' ? tensors : tensors[0]];
  });
  // The graph has exactly the outputs of the table (buildModelGraph), which TypeScript cannot follow through the entries.
  return Object.fromEntries(outputs) as Outputs<Table>;
}
