import type { OperatorSet, Step } from '@automodel/compiler';
import { UnsupportedOperatorsError } from '@automodel/contracts';
import type { Dispatch } from '../kernels/dispatch.js';
import type { OperationContext } from './operation-context.js';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What runs for the steps of each kind. */
export type PrepareTable = {
  readonly [Kind in Step['kind']]?: (context: OperationContext, step: StepOf<Kind>) => Dispatch | readonly Dispatch[];
};

/** The operators that a backend has, and what runs for them. */
export interface OperationSet {
  readonly operators: OperatorSet;
  readonly prepare: PrepareTable;
}

/** What runs for a step of a plan; its weights are packed when `PackedWeights.load` is called next. */
export function prepareStep(context: OperationContext, step: Step, table: PrepareTable): readonly Dispatch[] {
  const prepared = prepareKind(context, step.kind, step, table);
  return 'kernel' in prepared ? [prepared] : prepared;
}

function prepareKind<Kind extends Step['kind']>(
  context: OperationContext,
  kind: Kind,
  step: StepOf<Kind>,
  table: { readonly [Key in Kind]?: (context: OperationContext, step: StepOf<Key>) => Dispatch | readonly Dispatch[] },
): Dispatch | readonly Dispatch[] {
  const prepare = table[kind];
  if (prepare !== undefined) return prepare(context, step);
  throw new UnsupportedOperatorsError({ missing: [{ device: 'webgpu', operators: [`${kind} ("${step.name}")`] }] });
}
