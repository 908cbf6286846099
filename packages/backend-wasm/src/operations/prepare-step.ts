import type { OperatorSet, Plan, Step, TensorIndex } from '@automodel/compiler';
import type { ByteSource, CreateSessionOptions, SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { ActivationTable } from '../kernels/activation.js';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { InstructionSet } from '../kernels/instruction-set.js';
import type { WasmSessionSettings } from '../session/wasm-session.js';
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
  /** What follows a step that scripts compute; sets whose scripts write tensors without padding have nothing. */
  readonly clearPadding?: ((context: OperationContext, output: TensorIndex) => readonly Task[]) | undefined;
  /** The set of which this is a part: it is loaded for models that this one refuses to compile, and for plans that it does not run. */
  readonly whole?: { isNeededFor(plan: Plan): boolean; load(): Promise<OperationSet> } | undefined;
  /** The functions that go into the kernels of other steps. */
  readonly activations: ActivationTable;
  /**
   * What chooses how the int8 of a session's plans are multiplied, for sets with convolutions of them.
   * @param isPortable whether its kernels are to be right on all machines.
   */
  readonly byteMethodChooser?:
    | ((instructionSet: InstructionSet, isPortable: boolean) => (plan: Plan) => Promise<ByteMethod>)
    | undefined;
  /** Makes a session of a model with operators that stand between plans, for sets that have them; undefined for other models. */
  readonly openStages?: OpenStages | undefined;
}

/** What runs for a step of a kind that a set has; its weights are packed when `PackedWeights.load` is called next. */
export function prepareStep(
  context: OperationContext,
  step: Step,
  { prepare, clearPadding }: Pick<OperationSet, 'clearPadding' | 'prepare'>,
): readonly Task[] {
  const prepared = prepareKind(context, step.kind, step, prepare);
  const tasks = 'kind' in prepared ? [prepared] : prepared;
  const isScript = clearPadding !== undefined && tasks.some(({ kind }) => kind === 'script');
  return isScript ? [...tasks, ...clearPadding(context, step.output)] : tasks;
}

function prepareKind<Kind extends Step['kind']>(
  context: OperationContext,
  kind: Kind,
  step: StepOf<Kind>,
  table: { readonly [Key in Kind]?: (context: OperationContext, step: StepOf<Key>) => Task | readonly Task[] },
): Task | readonly Task[] {
  return table[kind]?.(context, step) ?? [];
}
