import type { Attribute } from '../ir/attribute.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { TensorType, ValueType } from '../ir/value-type.js';
import type { GraphProblems } from '../problems/graph-problems.js';
import type { KnownElements } from './known-elements.js';

/** What shape inference may ask of the node at hand. */
export interface InferenceContext {
  /** The version of the operator's set that the model imports. */
  readonly opset: number;
  /** How many inputs the node lists, left out ones among them included. */
  readonly inputCount: number;
  readonly outputCount: number;
  /** The type of an input; undefined if it is left out. */
  input(index: number): ValueType | undefined;
  /** The type of an input that must be there and be a tensor. */
  tensor(index: number): TensorType;
  /** The value of an input that is an inline initializer or a Constant; undefined otherwise. */
  constant(index: number): TensorConstant | undefined;
  /** The elements of an input as far as they are known before the run (an inline initializer, a Constant, shape arithmetic): for schemas with `arithmetic`. */
  elements(index: number): KnownElements | undefined;
  /** The same for an integer tensor of at most one dimension; null where one element is not a known number. */
  constantIntegers(index: number): readonly (number | null)[] | undefined;
  attribute(name: string): Attribute | undefined;
  integer(name: string): number | undefined;
  integer(name: string, fallback: number): number;
  integers(name: string): readonly number[] | undefined;
  float(name: string, fallback: number): number;
  text(name: string, fallback: string): string;
  /** Throws an InvalidGraphError that names the node and its operator, at once or once words are loaded for it. */
  fail(problem: string): never;
  /** The same for what this package has words for, with the values that they are made of. */
  fail<Kind extends keyof GraphProblems>(kind: Kind, ...values: GraphProblems[Kind]): never;
}
