import type { NodeRun } from '../node-run.js';
import { fromConstant } from '../tensors/from-constant.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The value of whichever attribute is there. */
export function constant(run: NodeRun): readonly ReferenceTensor[] {
  for (const name of [
    'value',
    'value_float',
    'value_floats',
    'value_int',
    'value_ints',
    'value_string',
    'value_strings',
  ]) {
    const attribute = run.attribute(name);
    switch (attribute?.type) {
      case 'tensor':
        return [fromConstant(attribute.value)];
      case 'float':
        return [makeTensor('float32', [], [attribute.value])];
      case 'floats':
        return [makeTensor('float32', [attribute.value.length], attribute.value)];
      case 'int':
        return [makeTensor('int64', [], [attribute.value])];
      case 'ints':
        return [makeTensor('int64', [attribute.value.length], attribute.value)];
      case 'string':
        return [makeTensor('string', [], [attribute.value])];
      case 'strings':
        return [makeTensor('string', [attribute.value.length], attribute.value)];
    }
  }
  return run.fail('it has no attribute with a dense value');
}
