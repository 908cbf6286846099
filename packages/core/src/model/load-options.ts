import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { DeviceOption } from '../device/device-option.js';
import type { JsonObject } from '../json/json-value.js';
import type { RegistryOptions } from '../plugins/registry-options.js';
import type { OnLoadProgress } from '../session/load-progress.js';
import { type SourceOptions, sourceOptionNames } from '../sources/source-options.js';

/** Options of every way to get a model. */
export interface ModelOptions extends RegistryOptions {
  /** @default 'auto' */
  readonly device?: DeviceOption | undefined;
  /** Decides all random numbers of fresh weights. @default 0 */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
}

/** Options of `fromPretrained`. */
export interface LoadOptions extends ModelOptions, SourceOptions {
  /** A config in place of the checkpoint's, or fields that replace some of it (Python's names). */
  readonly config?: JsonObject | PreTrainedConfig | undefined;
  /** A variant of the weights such as `fp16` (`model.fp16.safetensors`). */
  readonly variant?: string | undefined;
  /** Start weights afresh whose shape differs, rather than fail. @default false */
  readonly ignoreMismatchedSizes?: boolean | undefined;
  /** Give a fresh model if not one weight of the checkpoint fits, rather than fail. @default false */
  readonly allowFreshInit?: boolean | undefined;
}

/** The names of all options, against which calls are checked at run time. */
export const registryOptionNames: readonly (keyof RegistryOptions)[] = ['registry', 'use'];
export const modelOptionNames: readonly (keyof ModelOptions)[] = [
  ...registryOptionNames,
  'device',
  'onProgress',
  'seed',
  'signal',
];
export const loadOptionNames: readonly (keyof LoadOptions)[] = [
  ...modelOptionNames,
  ...sourceOptionNames,
  'allowFreshInit',
  'config',
  'ignoreMismatchedSizes',
  'variant',
];
