import { DisposedError, InvalidTensorError, type SessionHandler, type TensorValue } from '@automodel/contracts';
import type { Graph } from '@automodel/onnx';
import { plainOperators } from './operators/plain-operators.js';
import type { PlainTensor } from './plain-tensor.js';
import { readFeeds } from './read-feeds.js';
import { runFailure } from './run-failure.js';
import { Tensor } from './tensor.js';

/** For so many milliseconds it computes before it lets others have a turn; an abort is noticed then. */
const turn = 30;

/** Runs one graph, node by node. Runs share nothing but the weights, which nobody changes, so they need no queue. */
export class PlainSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #graph: Graph;
  #weights: ReadonlyMap<string, PlainTensor> | undefined;

  constructor(graph: Graph, weights: ReadonlyMap<string, PlainTensor>) {
    this.#graph = graph;
    this.#weights = weights;
    this.inputNames = graph.inputs.map(({ name }) => name).filter((name) => !weights.has(name));
    this.outputNames = graph.outputs.map(({ name }) => name);
  }

  async run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    signal?.throwIfAborted();
    if (this.#weights === undefined) throw new DisposedError({ subject: 'A session of automodel-backend-plain' });
    this.#checkFetches(fetches);
    // The copy of the map keeps this run's values apart, and its weights alive if the session is disposed meanwhile.
    const values = new Map([...this.#weights, ...readFeeds(this.#graph, this.inputNames, feeds)]);
    let started = performance.now();
    for (const node of this.#graph.nodes) {
      if (performance.now() - started > turn) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        started = performance.now();
      }
      try {
        const inputs = node.inputs.map((name) => values.get(name));
        const output = plainOperators.get(node.opType)?.compute({ inputs, attributes: node.attributes });
        const [name] = node.outputs;
        if (output !== undefined && name !== undefined) values.set(name, output);
      } catch (error) {
        throw runFailure(node, error);
      }
    }
    return Object.fromEntries(fetches.map((name) => [name, toTensor(values.get(name))]));
  }

  async dispose(): Promise<void> {
    this.#weights = undefined;
  }

  #checkFetches(fetches: readonly string[]): void {
    const unknown = fetches.find((name) => !this.outputNames.includes(name));
    if (unknown === undefined) return;
    throw new InvalidTensorError({
      input: 'fetches',
      expected: `among the outputs ${this.outputNames.join(', ')}`,
      received: `"${unknown}"`,
      remedy: 'Ask for outputs of the graph.',
    });
  }
}

function toTensor(value: PlainTensor | undefined): Tensor {
  // A copy: what the user gets is theirs alone.
  return new Tensor('float32', Float32Array.from(value?.data ?? []), value?.dims ?? [0]);
}
