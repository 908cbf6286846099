import { GraphBuilder, tensorConstant, type Value } from '@automodel/onnx';
import { caseRandom } from './case-random.js';
import { externalWeights } from './external-weights.js';
import type { GraphFixture } from './graph-fixture.js';

/** Builds a small network with drawn weights, which lie outside its graph. */
export class NetworkBuilder {
  readonly graph: GraphBuilder;
  readonly #name: string;
  readonly #random: () => number;
  readonly #weights = new Set<string>();

  constructor(name: string) {
    this.#name = name;
    this.graph = new GraphBuilder(name);
    this.#random = caseRandom(name);
  }

  /** A weight whose elements are drawn from a range; by default one that keeps activations near 1. */
  weight(name: string, dims: readonly number[], low?: number, high?: number): Value {
    const inputs = dims.slice(1).reduce((product, size) => product * size, 1);
    const bound = Math.sqrt(3 / inputs);
    const elements = this.#draw(dims, low ?? -bound, high ?? bound);
    this.#weights.add(name);
    return this.graph.initializer(tensorConstant(name, 'float32', dims, elements));
  }

  /** The fixture, with one run per shape of the input `x`. */
  fixture(shapes: readonly (readonly number[])[]): GraphFixture {
    return {
      name: this.#name,
      ...externalWeights(this.graph.build(), this.#weights),
      runs: shapes.map((dims) => new Map([['x', tensorConstant('x', 'float32', dims, this.#draw(dims, -2, 2))]])),
    };
  }

  #draw(dims: readonly number[], low: number, high: number): number[] {
    const count = dims.reduce((product, size) => product * size, 1);
    return Array.from({ length: count }, () => Math.fround(low + this.#random() * (high - low)));
  }
}
