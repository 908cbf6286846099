import type { DataType } from '../ir/data-type.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { explainProblem } from '../problems/explain-problem.js';
import { GraphProblem, type ProblemNode } from '../problems/graph-problem.js';
import type { GraphProblems } from '../problems/graph-problems.js';
import { KnownValues } from '../schema/known-values.js';
import { equalConstants } from '../tensors/equal-constants.js';
import { tensorConstant } from '../tensors/tensor-constant.js';
import { PlainGraphBuilder } from './plain-graph-builder.js';
import type { Value } from './value.js';

/**
 * A graph under construction. Op functions append nodes and infer the types of their outputs at once, so that a mistake is reported at
 * the line that makes it.
 */
export class GraphBuilder extends PlainGraphBuilder {
  constructor(name: string) {
    super(name, new KnownValues());
    this.constants = new Map();
  }

  /**
   * A parameter, inline or external. The same one may be asked for again.
   * @throws {InvalidGraphError} if the name is taken by something else
   */
  override initializer(constant: TensorConstant): Value {
    const existing = this.initializers.get(constant.name);
    return super.initializer(existing !== undefined && equalConstants(existing, constant) ? existing : constant);
  }

  /** A small inline constant; equal ones are the same value. */
  override constant(
    dataType: DataType,
    dims: readonly number[],
    elements: readonly number[] | readonly bigint[],
  ): Value {
    const constant = tensorConstant('', dataType, dims, elements);
    const bytes = constant.data.kind === 'inline' ? constant.data.bytes : [];
    const key = `${dataType} ${dims.join()} ${Array.from(bytes).join()}`;
    const existing = this.constants.get(key);
    if (existing !== undefined) return existing;
    const value = this.initializer({ ...constant, name: this.numbered('constant') });
    this.constants.set(key, value);
    return value;
  }

  /**
   * Refuses what an op function asks for.
   * @throws {InvalidGraphError} always.
   */
  override fail<Kind extends keyof GraphProblems>(
    node: ProblemNode | undefined,
    kind: Kind,
    ...values: GraphProblems[Kind]
  ): never {
    throw explainProblem(new GraphProblem(node, kind, ...values));
  }
}
