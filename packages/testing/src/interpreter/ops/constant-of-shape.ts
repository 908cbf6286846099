import type { NodeRun } from '../node-run.js';
import { countElements } from '../tensors/count-elements.js';
import type { Element } from '../tensors/element.js';
import { fromConstant } from '../tensors/from-constant.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** A tensor of the given dims full of one value, float32 zeros if none is given. */
export function constantOfShape(run: NodeRun): readonly ReferenceTensor[] {
  const dims = run.inputIntegers(0) ?? run.fail('input 0 is missing');
  const attribute = run.attribute('value');
  const value = attribute?.type === 'tensor' ? fromConstant(attribute.value) : makeTensor('float32', [1], [0]);
  const element = value.data[0] ?? run.fail('the value has no element');
  return [makeTensor(value.dataType, dims, Array.from<Element>({ length: countElements(dims) }).fill(element))];
}
