import type { Node } from '../ir/graph.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { explainProblem } from '../problems/explain-problem.js';
import { GraphProblem } from '../problems/graph-problem.js';
import type { GraphProblems } from '../problems/graph-problems.js';
import type { KnownElements } from './known-elements.js';
import type { ShapeArithmetic } from './shape-arithmetic.js';
import { TypeInference, type TypeLookup } from './type-inference.js';

/** What is known of a graph's values by name. */
export interface ValueLookup extends TypeLookup {
  constant(name: string): TensorConstant | undefined;
  elements(name: string, arithmetic: ShapeArithmetic): KnownElements | undefined;
}

/** The inference context of one node whose inputs all have types, with their elements as far as they are known. */
export class NodeInference extends TypeInference {
  readonly #lookup: ValueLookup;
  readonly #arithmetic: ShapeArithmetic | undefined;

  constructor(node: Node, opset: number, values: ValueLookup, arithmetic: ShapeArithmetic | undefined) {
    super(node, opset, values);
    this.#lookup = values;
    this.#arithmetic = arithmetic;
  }

  override constant(index: number): TensorConstant | undefined {
    const name = this.node.inputs[index];
    return name ? this.#lookup.constant(name) : undefined;
  }

  override elements(index: number): KnownElements | undefined {
    const name = this.node.inputs[index];
    if (!name) return undefined;
    return this.#lookup.elements(
      name,
      this.#arithmetic ?? this.fail('its schema has no `arithmetic: shapeArithmetic`'),
    );
  }

  override constantIntegers(index: number): readonly (number | null)[] | undefined {
    const known = this.elements(index);
    if (known === undefined || known.dims.length > 1) return undefined;
    return known.elements.map((element) => (typeof element === 'number' ? element : null));
  }

  /** @throws {InvalidGraphError} always. */
  override fail(problem: string): never;
  override fail<Kind extends keyof GraphProblems>(kind: Kind, ...values: GraphProblems[Kind]): never;
  override fail(problem: string, ...values: readonly unknown[]): never {
    throw explainProblem(new GraphProblem(this.node, problem, ...values));
  }
}
