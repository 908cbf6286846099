import { type Plan, type PlanTensor, stepInputs, type TensorIndex } from '@automodel/compiler';
import { assignSlots } from '../memory/assign-slots.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { isDense, storedElements } from '../operations/element-strides.js';
import type { FloatStorage } from '../operations/operation-context.js';

/** The slots of a plan's tensors. */
export interface PlanSlots {
  /** One for each tensor; several tensors may share one. */
  readonly ofTensors: readonly BufferSlot[];
  /** Each slot once. */
  readonly all: readonly BufferSlot[];
  /** Steps that need not run, since their output is their input under other dimensions. */
  readonly idleSteps: ReadonlySet<number>;
}

/** Gives the tensors of a plan slots: as few as their lives allow, and one for what only has other dimensions. */
export function planSlots(plan: Plan, floats: FloatStorage): PlanSlots {
  const { tensors, steps } = plan;
  const origin = tensors.map((_, index) => index);
  const idleSteps = new Set<number>();
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'reshape' || !isAlias(tensors[step.input], tensors[step.output])) continue;
    idleSteps.add(index);
    origin[step.output] = origin[step.input] ?? step.input;
  }
  const lives = tensors.map((tensor) => {
    const size = tensor.dataType === 'float32' && floats === 'f16' ? 2 : 4;
    return { byteLength: storedElements(tensor) * size, first: Number.POSITIVE_INFINITY, last: -1 };
  });
  const use = (tensor: TensorIndex, at: number): void => {
    const life = lives[origin[tensor] ?? tensor];
    if (life === undefined) return;
    life.first = Math.min(life.first, at);
    life.last = Math.max(life.last, at);
  };
  for (const { tensor } of plan.inputs) use(tensor, -1);
  for (const [index, step] of steps.entries())
    for (const tensor of [...stepInputs(step), step.output]) use(tensor, index);
  for (const { tensor } of plan.outputs) use(tensor, steps.length);
  const { slots, byteLengths } = assignSlots(lives.filter((_, index) => origin[index] === index));
  const all = byteLengths.map((byteLength, index) => new BufferSlot(`tensors ${index}`, byteLength));
  const numbers = new Map(
    tensors.flatMap((_, index) => (origin[index] === index ? [index] : [])).map((tensor, index) => [tensor, index]),
  );
  const ofTensors = origin.flatMap((tensor) => {
    const slot = all[slots[numbers.get(tensor) ?? 0] ?? 0];
    return slot === undefined ? [] : [slot];
  });
  return { ofTensors, all, idleSteps };
}

function isAlias(input: PlanTensor | undefined, output: PlanTensor | undefined): boolean {
  if (input === undefined || output === undefined) return false;
  return input.dataType === output.dataType && isDense(input) && isDense(output);
}
