import { tensorElements } from '@automodel/onnx';
import type { NodeContext } from './node-context.js';

/** The whole numbers of an input that must be known before the run. */
export function constantIntegers(context: NodeContext, index: number): readonly number[] {
  const constant = context.constant(index) ?? context.unsupported(`an input ${index} that is not known before the run`);
  return Array.from(tensorElements(constant), Number);
}
