import type { DeviceOption } from '@automodel/core';
import { UsageError } from '../errors/usage-error.js';

/**
 * The value of `--device`: `auto`, a name, or names in order of preference, separated by commas.
 * @throws {UsageError} if a name is empty.
 */
export function parseDevices(text: string): DeviceOption {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) {
    throw new UsageError({
      message: `The option --device is "${text}", which has an empty name.`,
      remedy: 'For example: --device wasm, or in order of preference: --device cpu,wasm',
    });
  }
  return names.length === 1 ? (names[0] ?? 'auto') : names;
}
