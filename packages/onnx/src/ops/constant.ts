import type { DataType } from '../ir/data-type.js';
import { tensorType } from '../ir/tensor-type.js';
import type { TensorType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { KnownElements } from '../schema/known-elements.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/** In graphs of ours constants are initializers (GraphBuilder.constant); files hold this operator as well. */
export const constantSchema: OperatorSchema = {
  name: 'Constant',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 0, max: 0 },
  outputs: { min: 1, max: 1 },
  attributes: {
    sparse_value: { type: 'sparse-tensor', since: 11 },
    value: { type: 'tensor' },
    value_float: { type: 'float', since: 12 },
    value_floats: { type: 'floats', since: 12 },
    value_int: { type: 'int', since: 12 },
    value_ints: { type: 'ints', since: 12 },
    value_string: { type: 'string', since: 12 },
    value_strings: { type: 'strings', since: 12 },
  },
  infer(context): readonly TensorType[] {
    const value = context.attribute('value') ?? context.attribute('sparse_value');
    if (value?.type === 'tensor') return [tensorType(value.value.dataType, value.value.dims)];
    if (value?.type === 'sparse-tensor') return [tensorType(value.value.values.dataType, value.value.dims)];
    const plain = plainValue(context);
    if (plain === undefined) return context.fail('it needs exactly one of its value attributes');
    return [tensorType(plain.dataType, plain.dims)];
  },
  // A tensor's elements are read from the constant itself: see KnownValues.
  evaluate: (context) => [plainValue(context)],
};

function plainValue(context: InferenceContext): (KnownElements & { readonly dataType: DataType }) | undefined {
  for (const name of ['value_float', 'value_floats', 'value_int', 'value_ints', 'value_string', 'value_strings']) {
    const attribute = context.attribute(name);
    switch (attribute?.type) {
      case 'float':
        return { dataType: 'float32', dims: [], elements: [attribute.value] };
      case 'floats':
        return { dataType: 'float32', dims: [attribute.value.length], elements: attribute.value };
      case 'int':
        return { dataType: 'int64', dims: [], elements: [Number(attribute.value)] };
      case 'ints':
        return { dataType: 'int64', dims: [attribute.value.length], elements: attribute.value.map(Number) };
      case 'string':
        return { dataType: 'string', dims: [], elements: [null] };
      case 'strings':
        return { dataType: 'string', dims: [attribute.value.length], elements: attribute.value.map(() => null) };
      default:
    }
  }
  return undefined;
}
