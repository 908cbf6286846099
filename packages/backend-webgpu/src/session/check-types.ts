import type { ElementType, Plan } from '@automodel/compiler';
import { UnsupportedDataTypeError } from '@automodel/contracts';

/** Types that kernels compute with; int64 and bool lie as int32. */
export const computedTypes: ReadonlySet<ElementType> = new Set(['float32', 'int32', 'int64', 'bool']);

/** @throws {UnsupportedDataTypeError} if a tensor of a plan is of a type that kernels do not compute with. */
export function checkTypes({ tensors }: Plan): void {
  const other = tensors.find(({ dataType }) => !computedTypes.has(dataType));
  if (other === undefined) return;
  const { name, dataType } = other;
  const supported = [...computedTypes, 'float16'];
  throw new UnsupportedDataTypeError({ dataType, subject: `The value "${name}"`, supported });
}
