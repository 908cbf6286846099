import type { Plan } from '@automodel/compiler';
import { UnsupportedDataTypeError } from '@automodel/contracts';

/** Types that kernels compute with; int64 and bool lie as int32. */
const computed: readonly string[] = ['float32', 'int32', 'int64', 'bool'];

/** @throws {UnsupportedDataTypeError} if a tensor of a plan is of a type that kernels do not compute with. */
export function checkTypes({ tensors }: Plan): void {
  const other = tensors.find(({ dataType }) => !computed.includes(dataType));
  if (other === undefined) return;
  const { name, dataType } = other;
  throw new UnsupportedDataTypeError({ dataType, subject: `The value "${name}"`, supported: [...computed, 'float16'] });
}
