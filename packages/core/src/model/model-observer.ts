import { InvalidOptionError, makeAsyncDisposable, nearestNames } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { Tensor } from '../tensor.js';
import type { ModelInputs } from './model-inputs.js';
import type { ObservedGraph } from './observe-graph.js';
import { loadRareMethods } from './rare-methods/load-rare-methods.js';

/** Runs a model's graph and gives values inside it. It owns memory: call `dispose` when it is no longer needed. */
export class ModelObserver {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly #observe: () => Promise<ObservedGraph>;

  /** Use `model.observe` instead. */
  constructor(subject: string, model: Model, files: WeightFiles, target: SelectedDevice, names: readonly string[]) {
    const values = model.graph.nodes.flatMap(({ outputs }) => outputs);
    const unknown = names.find((name) => !values.includes(name));
    if (unknown !== undefined) {
      throw new InvalidOptionError({
        option: 'names',
        value: unknown,
        problem: `the graph has no value "${unknown}"`,
        remedy: `The nearest are ${nearestNames(unknown, values, 3).join(', ')}.`,
      });
    }
    let observed: ObservedGraph | undefined;
    this.#observe = async () => {
      const loaded = await loadRareMethods();
      observed ??= loaded.observeGraph(subject, model, files, target, names);
      return observed;
    };
  }

  /** Runs the graph and gives the values by name. */
  async forward(inputs: ModelInputs): Promise<ReadonlyMap<string, Tensor>> {
    return (await this.#observe()).forward(inputs);
  }

  /** Frees its session; idempotent. */
  async dispose(): Promise<void> {
    await (await this.#observe()).dispose();
  }
}
