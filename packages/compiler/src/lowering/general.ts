import type { GeneralStep } from '../plan/general-step.js';
import type { NodeContext } from './node-context.js';

type Unfinished<Kind extends GeneralStep> = Kind extends GeneralStep ? Omit<Kind, 'inputs' | 'name' | 'output'> : never;

/** A step that takes all inputs of its node, but those left out, and gives its first output. */
export function general(context: NodeContext, step: Unfinished<GeneralStep>): GeneralStep {
  const inputs = context.node.inputs.flatMap((name, index) => (name === '' ? [] : [context.operand(index)]));
  return { ...step, name: context.node.name, inputs, output: context.output() };
}
