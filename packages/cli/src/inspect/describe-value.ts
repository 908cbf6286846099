import type { ValueInfo } from '@automodel/onnx';

/** A graph's input or output as text: `pixel_values float32 [batch, 3, height, width]`. */
export function describeValue({ name, type }: ValueInfo): string {
  if (type?.kind !== 'tensor') return `${name} ${type?.kind ?? 'of unknown type'}`;
  const shape = type.shape === undefined ? 'of unknown shape' : `[${type.shape.map((dim) => dim ?? '?').join(', ')}]`;
  return `${name} ${type.dataType} ${shape}`;
}
