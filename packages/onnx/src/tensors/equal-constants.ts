import type { TensorConstant } from '../ir/tensor-constant.js';
import { equalBytes } from './equal-bytes.js';

/** Whether two constants have the same name, type and data (or place of the data). */
export function equalConstants(left: TensorConstant, right: TensorConstant): boolean {
  if (left === right) return true;
  const isSameHeader =
    left.name === right.name && left.dataType === right.dataType && left.dims.join() === right.dims.join();
  return isSameHeader && equalData(left.data, right.data);
}

function equalData(left: TensorConstant['data'], right: TensorConstant['data']): boolean {
  if (left.kind === 'inline' && right.kind === 'inline') return equalBytes(left.bytes, right.bytes);
  if (left.kind === 'external' && right.kind === 'external') {
    return left.location === right.location && left.offset === right.offset && left.length === right.length;
  }
  if (left.kind !== 'strings' || right.kind !== 'strings' || left.strings.length !== right.strings.length) return false;
  return left.strings.every((text, index) => equalBytes(text, right.strings[index] ?? new Uint8Array()));
}
