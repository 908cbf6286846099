import type { DataType, GraphProblems } from '@automodel/onnx';

/** How a node may use an operator that is not compiled so. */
export interface UnsupportedForms {
  readonly bias: readonly [columns: number];
  readonly scaledProduct: readonly [];
  readonly maximumIndices: readonly [];
  readonly notBinary: readonly [];
  readonly notAnImage: readonly [];
  readonly trainingMode: readonly [];
  readonly weight: readonly [input: number];
  readonly window: readonly [attribute: string, values: readonly number[]];
}

/** What can be wrong with a node. */
export interface InvalidNodes {
  readonly attribute: readonly [name: string, type: string];
  readonly input: readonly [index: number];
  readonly notCompiled: readonly [];
  readonly order: readonly [input: string];
  readonly output: readonly [index: number];
}

/** What can be wrong when a graph is compiled, with the values that explain it. */
export interface CompilationProblems extends GraphProblems {
  /** One of {@link UnsupportedForms} with its values, or words. */
  readonly form: readonly [form: string, ...values: readonly unknown[]];
  /** One of {@link InvalidNodes} with its values, or words. */
  readonly invalid: readonly [problem: string, ...values: readonly unknown[]];
  readonly missing: readonly [input: string];
  /** What a set of operators without {@link RareLowerings} leaves to others. */
  readonly rare: readonly [what: string];
  readonly valueType: readonly [value: string, dataType: DataType];
}
