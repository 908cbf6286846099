import type { TensorConstant } from '@automodel/onnx';

/** What a plan is made for. */
export interface PlanInputs {
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  /** The values of inputs on which shapes depend, by `knownValues`. */
  readonly values: ReadonlyMap<string, TensorConstant>;
}

/** Tells plans of one graph apart. */
export function planKey({ shapes, values }: PlanInputs): string {
  const known = [...values].map(([name, { data }]) => [name, data.kind === 'inline' ? [...data.bytes] : []]);
  return JSON.stringify([shapes, known]);
}
