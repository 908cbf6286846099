import { elementBytes, type PlanTensor, type ReshapeStep } from '@automodel/compiler';
import { bitsType, elementView } from '../memory/element-array.js';
import { copyInput } from '../session/copy-input.js';
import { copyOutput } from '../session/copy-output.js';
import { isDense } from './is-dense.js';
import type { OperationContext } from './operation-context.js';
import { prepareDenseReshape } from './prepare-dense-reshape.js';
import type { Task } from './task.js';

/** Copies the elements in C order from one layout to the other. */
export function prepareReshape(context: OperationContext, step: ReshapeStep): Task {
  const input = asBits(context.tensor(step.input));
  const output = asBits(context.tensor(step.output));
  if (isDense(input) && isDense(output)) return prepareDenseReshape(context, step);
  const source = context.address(step.input);
  const target = context.address(step.output) / elementBytes(output.dataType);
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      copyInput(elementView(buffer, output.dataType), target, output, copyOutput(buffer, source, input));
    },
  };
}

/** A tensor whose elements are copied without a change of their bits. */
function asBits(tensor: PlanTensor): PlanTensor {
  return { ...tensor, dataType: bitsType(tensor.dataType) };
}
