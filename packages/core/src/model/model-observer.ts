import { type ByteSource, InvalidOptionError, makeAsyncDisposable, nearestNames } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import { ModelSession } from '../session/model-session.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { Tensor } from '../tensor.js';
import type { ModelInputs } from './model-inputs.js';
import { prepareFeeds } from './prepare-feeds.js';

/** Runs a model's graph and gives values inside it. It owns memory: call `dispose` when it is no longer needed. */
export class ModelObserver {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly #model: Model;
  readonly #session: ModelSession;
  readonly #names: readonly string[];

  /** Use `model.observe` instead. */
  constructor(subject: string, model: Model, files: WeightFiles, target: SelectedDevice, names: readonly string[]) {
    const { graph } = model;
    const values = graph.nodes.flatMap(({ outputs }) => outputs);
    const unknown = names.find((name) => !values.includes(name));
    if (unknown !== undefined) {
      throw new InvalidOptionError({
        option: 'names',
        value: unknown,
        problem: `the graph has no value "${unknown}"`,
        remedy: `The nearest are ${nearestNames(unknown, values, 3).join(', ')}.`,
      });
    }
    const types = new Map([...graph.values, ...graph.outputs].map((value) => [value.name, value]));
    const outputs = names.map((name) => types.get(name) ?? { name, type: undefined });
    this.#model = { ...model, graph: { ...graph, outputs } };
    this.#names = names;
    // The files belong to the model.
    const lent = [...files].map(([name, file]) => [name, lend(file)] as const);
    this.#session = new ModelSession(subject, this.#model, new Map(lent), target);
  }

  /** Runs the graph and gives the values by name. */
  async forward(inputs: ModelInputs): Promise<ReadonlyMap<string, Tensor>> {
    return this.#session.run(await prepareFeeds(this.#model, { pixelValues: inputs.pixelValues }), this.#names);
  }

  /** Frees its session; idempotent. */
  dispose(): Promise<void> {
    return this.#session.dispose();
  }
}

function lend(file: ByteSource): ByteSource {
  return {
    size: file.size,
    read: (offset, length, options) => file.read(offset, length, options),
    async close() {},
  };
}
