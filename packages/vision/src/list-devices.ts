import { type DeviceInfo, listDevices as plainListDevices, type RegistryOptions } from '@automodel/core';
import { presetOptions } from './preset-options.js';

/** `listDevices` of `@automodel/core`, with the plugins of the preset. */
export function listDevices(options?: RegistryOptions): Promise<readonly DeviceInfo[]> {
  return plainListDevices(presetOptions(options));
}
