import {
  type GraphModel,
  loadGraph,
  loadVerified,
  MissingFileError,
  type ModelOptions,
  makeAsyncDisposable,
  memorySource,
  PreTrainedConfig,
  parseJsonObject,
  type RunGraphOptions,
  readFile,
  type Source,
  type SourceInput,
  type SourceOptions,
  type Tensor,
} from '@automodel/core';
import { findOnnxFile } from './find-onnx-file.js';
import { readOnnx } from './read-onnx.js';

/** Where an ONNX file comes from: the file itself (a path or an address that ends in `.onnx`, or its bytes), or a repository that has one. */
export type OnnxInput = ArrayBuffer | Blob | SourceInput | Uint8Array;

export interface OnnxModelOptions extends Omit<ModelOptions, 'dtype' | 'seed'>, SourceOptions {
  /** The file in the repository. @default `onnx/model.onnx`, `model.onnx`, or the only one that there is */
  readonly file?: string | undefined;
}

/** An ONNX file that is ready to run, with inputs and outputs as it names them. It owns memory: call `dispose` when it is no longer needed. */
export class OnnxModel {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  /** What is in config.json beside the file; undefined where there is none. */
  readonly config: PreTrainedConfig | undefined;
  readonly #model: GraphModel;

  private constructor(model: GraphModel, config: PreTrainedConfig | undefined) {
    this.#model = model;
    this.config = config;
  }

  /**
   * Loads an ONNX file.
   * @throws {MissingFileError} if there is none, or several and none has the usual name.
   * @throws {InvalidOnnxFileError} if it is no ONNX file.
   * @throws {UnsupportedOperatorsError} that lists the operators which the devices lack; before a weight is read.
   */
  static async fromPretrained(input: OnnxInput, options: OnnxModelOptions = {}): Promise<OnnxModel> {
    const { file: named, device, use, registry, ...sourceOptions } = options;
    const { signal } = options;
    const { input: source, file: own } = openInput(input);
    return loadVerified(source, sourceOptions, async (files, onProgress) => {
      const file = named ?? own ?? (await findOnnxFile(files, signal));
      if (file === undefined) {
        if (files.incomplete !== undefined) throw files.incomplete;
        const present = await files.list({ signal });
        const remedy = 'Name the file: { file: "onnx/model_quantized.onnx" }.';
        throw new MissingFileError({ file: 'ONNX file of the usual name', location: files.location, present, remedy });
      }
      const graph = await readOnnx(files, file, { signal });
      const config = await readConfig(files, signal);
      const model = await loadGraph(`The model of ${file}`, graph, { device, use, registry, onProgress, signal });
      return new OnnxModel(model, config);
    });
  }

  /** The inputs by name, with type and shape as far as the file states them. */
  get inputs(): GraphModel['inputs'] {
    return this.#model.inputs;
  }

  /** The outputs, likewise. */
  get outputs(): GraphModel['outputs'] {
    return this.#model.outputs;
  }

  /** The device that it runs on. */
  get device(): string {
    return this.#model.device;
  }

  /** Which devices were considered, in order, why each was chosen or passed over, and how the chosen one runs. */
  get deviceReport(): GraphModel['deviceReport'] {
    return this.#model.deviceReport;
  }

  /** The graph as plain data. */
  get graph(): GraphModel['graph'] {
    return this.#model.graph;
  }

  /**
   * Runs the model.
   * @param inputs a tensor for each input, by its name in the file
   * @throws {InvalidTensorError} if one is missing, or has the wrong type or shape.
   */
  run(inputs: Readonly<Record<string, Tensor>>, options?: RunGraphOptions): Promise<Readonly<Record<string, Tensor>>> {
    return this.#model.run(inputs, options);
  }

  /** Frees everything that it holds; idempotent. */
  dispose(): Promise<void> {
    return this.#model.dispose();
  }
}

/** The source of an input, and the file that it means, where it is one. */
function openInput(input: OnnxInput): { readonly input: SourceInput; readonly file?: string } {
  if (input instanceof Blob || input instanceof ArrayBuffer || input instanceof Uint8Array) {
    return { input: memorySource({ 'model.onnx': input }), file: 'model.onnx' };
  }
  if (typeof input !== 'string' || !input.endsWith('.onnx')) return { input };
  const [, folder = '.', file = input] = /^(.*)[/\\]([^/\\]+)$/.exec(input) ?? [];
  return { input: folder === '' ? '/' : folder, file };
}

async function readConfig(source: Source, signal: AbortSignal | undefined): Promise<PreTrainedConfig | undefined> {
  const bytes = await readFile(source, 'config.json', signal);
  const file = `${source.location}/config.json`;
  return bytes === undefined ? undefined : new PreTrainedConfig(parseJsonObject(bytes, file), file);
}
