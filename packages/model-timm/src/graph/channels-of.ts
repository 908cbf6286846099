import type { Value } from '@automodel/onnx';

/** The number of channels of a value `[batch, channels, …]`. */
export function channelsOf({ name, type }: Value): number {
  const channels = type.shape?.[1];
  if (typeof channels === 'number') return channels;
  throw new TypeError(`The number of channels of "${name}" is not known.`);
}
