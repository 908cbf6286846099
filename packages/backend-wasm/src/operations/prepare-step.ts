import type { OperatorSet, Step } from '@automodel/compiler';
import type { ByteSource, CreateSessionOptions, SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { ActivationTable } from '../kernels/activation.js';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { InstructionSet } from '../kernels/instruction-set.js';
import type { WasmSessionSettings } from '../session/wasm-session.js';
import { clearPadding } from './clear-padding.js';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What runs for the steps of each kind. */
export type PrepareTable = {
  readonly [Kind in Step['kind']]?: (context: OperationContext, step: StepOf<Kind>) => Task | readonly Task[];
};

/** Makes a session that runs in stages, of a model that needs it. */
export type OpenStages = (
  model: Model,
  files: ReadonlyMap<string, ByteSource>,
  options: CreateSessionOptions,
  settings: WasmSessionSettings,
) => Promise<SessionHandler> | undefined;

/** The operators that a backend has, and what runs for them: a bundle holds no others. */
export interface OperationSet {
  readonly operators: OperatorSet;
  readonly prepare: PrepareTable;
  /** The table for the steps of a plan, for sets that load what few plans need only then. */
  readonly loadFor?: ((steps: readonly Step[]) => Promise<PrepareTable>) | undefined;
  /** The functions that go into the kernels of other steps. */
  readonly activations: ActivationTable;
  /** Tries out how int8 are multiplied best, for sets with convolutions of them. */
  readonly chooseByteMethod?: ((instructionSet: InstructionSet) => Promise<ByteMethod>) | undefined;
  /** Makes a session of a model with operators that stand between plans, for sets that have them; undefined for other models. */
  readonly openStages?: OpenStages | undefined;
}

/** What runs for a step of a kind that the table has; its weights are packed when `PackedWeights.load` is called next. */
export function prepareStep(context: OperationContext, step: Step, table: PrepareTable): readonly Task[] {
  const prepared = prepareKind(context, step.kind, step, table);
  const tasks = 'kind' in prepared ? [prepared] : prepared;
  return tasks.some(({ kind }) => kind === 'script') ? [...tasks, ...clearPadding(context, step.output)] : tasks;
}

function prepareKind<Kind extends Step['kind']>(
  context: OperationContext,
  kind: Kind,
  step: StepOf<Kind>,
  table: { readonly [Key in Kind]?: (context: OperationContext, step: StepOf<Key>) => Task | readonly Task[] },
): Task | readonly Task[] {
  return table[kind]?.(context, step) ?? [];
}
