import type { TensorConstant } from '@automodel/onnx';

/** A name that constants share only if they hold the same: such as those that follow from the shapes of one plan. */
export function nameByContent({ name, dataType, dims, data }: TensorConstant): string {
  if (data.kind !== 'inline') return name;
  // Two hashes of 32 bits (FNV-1a with different starts), since one would meet another now and then.
  let [first, second] = [0x811c9dc5, 0x1000193];
  for (const byte of data.bytes) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x85ebca6b);
  }
  const hash = [first, second].map((part) => (part >>> 0).toString(16)).join('');
  return `${name} = ${dataType}[${dims.join()}] ${hash}`;
}
