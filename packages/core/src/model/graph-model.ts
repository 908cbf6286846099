import { InvalidOptionError, makeAsyncDisposable, quoteList, type RunSessionOptions } from '@automodel/contracts';
import type { Model, ValueInfo } from '@automodel/onnx';
import type { DeviceReportEntry } from '../device/device-report-entry.js';
import type { SelectedDevice } from '../device/select-device.js';
import type { ModelSession } from '../session/model-session.js';
import type { Tensor } from '../tensor.js';
import { prepareFeeds } from './prepare-feeds.js';

export interface RunGraphOptions extends RunSessionOptions {
  /** The outputs to compute. @default all */
  readonly outputs?: readonly string[] | undefined;
}

/** A graph that is ready to run. It owns memory: call `dispose` when it is no longer needed. */
export class GraphModel {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  /** The graph as plain data. */
  readonly graph: Model;
  readonly #session: ModelSession;
  readonly #target: SelectedDevice;

  /** Use `loadGraph` instead. */
  constructor(graph: Model, session: ModelSession, target: SelectedDevice) {
    this.graph = graph;
    this.#session = session;
    this.#target = target;
  }

  /** The inputs by name, with type and shape as far as the graph states them. */
  get inputs(): readonly ValueInfo[] {
    return this.graph.graph.inputs;
  }

  /** The outputs, likewise. */
  get outputs(): readonly ValueInfo[] {
    return this.graph.graph.outputs;
  }

  /** The device that it runs on. */
  get device(): string {
    return this.#target.device;
  }

  /** Which devices were considered, in order, why each was chosen or passed over, and how the chosen one runs. */
  get deviceReport(): readonly DeviceReportEntry[] {
    const { notes } = this.#session;
    return this.#target.report.map((entry) => (entry.chosen && notes.length > 0 ? { ...entry, notes } : entry));
  }

  /**
   * Runs the graph.
   * @param inputs a tensor for each input, by its name in the graph
   * @throws {InvalidTensorError} if one is missing, or has the wrong type or shape.
   * @throws {InvalidOptionError} if there is no such output.
   * @throws {DisposedError} after `dispose`.
   */
  async run(
    inputs: Readonly<Record<string, Tensor>>,
    { outputs, ...options }: RunGraphOptions = {},
  ): Promise<Readonly<Record<string, Tensor>>> {
    const names = this.outputs.map(({ name }) => name);
    const unknown = outputs?.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new InvalidOptionError({
        option: 'outputs',
        value: unknown,
        problem: `there is no output "${unknown}"; there are ${quoteList(names)}`,
        remedy: 'Name some of these.',
      });
    }
    const feeds = await prepareFeeds(this.graph, inputs, {});
    return Object.fromEntries(await this.#session.run(feeds, outputs ?? names, options));
  }

  /** Frees everything that it holds; idempotent. */
  async dispose(): Promise<void> {
    await this.#session.dispose();
  }
}
