import type { ElementType, Plan, Step } from '@automodel/compiler';
import { UnsupportedDataTypeError } from '@automodel/contracts';

/** Types that kernels compute with; all but floats lie as int32. */
export const computedTypes: ReadonlySet<ElementType> = new Set(['float32', 'int32', 'int64', 'bool', 'int8', 'uint8']);

/** Integers of 8 bits: no sum or product of them is cut to their bits, so that they are quantized to, moved and read, but not computed. */
export const byteTypes: ReadonlySet<string> = new Set(['int8', 'uint8']);

/** Steps that give such integers rightly. */
const byteSteps: ReadonlySet<Step['kind']> = new Set([
  ...([
    'cast',
    'gather',
    'gather-elements',
    'gather-nd',
    'quantize',
    'requantize',
    'reshape',
    'select',
    'where',
  ] as const),
]);

/** @throws {UnsupportedDataTypeError} if a tensor of a plan is of a type that kernels do not compute with. */
export function checkTypes({ tensors, steps }: Plan): void {
  const computed = steps.flatMap(({ kind, output }) => (byteSteps.has(kind) ? [] : (tensors[output] ?? [])));
  const other =
    tensors.find(({ dataType }) => !computedTypes.has(dataType)) ??
    computed.find(({ dataType }) => byteTypes.has(dataType));
  if (other === undefined) return;
  const { name, dataType } = other;
  const supported = [...computedTypes, 'float16'].filter((type) => !byteTypes.has(type));
  throw new UnsupportedDataTypeError({ dataType, subject: `The value "${name}"`, supported });
}
