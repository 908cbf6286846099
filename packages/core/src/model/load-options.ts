import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { DeviceOption } from '../device/device-option.js';
import type { JsonObject } from '../json/json-value.js';
import type { RegistryOptions } from '../plugins/registry-options.js';
import type { SavedFloatType } from '../saving/convert-tensor.js';
import type { OnLoadProgress } from '../session/load-progress.js';
import { type SourceOptions, sourceOptionNames } from '../sources/source-options.js';

/** Options of every way to get a model. */
export interface ModelOptions extends RegistryOptions {
  /** @default 'auto' */
  readonly device?: DeviceOption | undefined;
  /** Decides all random numbers of fresh weights. @default 0 */
  readonly seed?: number | undefined;
  /**
   * The type in which the float weights are held: they are rounded to it as they are read, and are saved in it. Computations stay in
   * float32, see `model.dtype`. @default 'auto', the type that they are stored in
   */
  readonly dtype?: SavedFloatType | 'auto' | undefined;
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
  /** Other names for the checkpoint's keys: regular expressions and what takes their place (`$1` for a group). */
  readonly keyMapping?: Readonly<Record<string, string>> | undefined;
  /** Give a fresh model if not one weight of the checkpoint fits, rather than fail. @default false */
  readonly allowFreshInit?: boolean | undefined;
}

/** The names of all options, against which calls are checked at run time. */
export const registryOptionNames: readonly (keyof RegistryOptions)[] = ['registry', 'use'];
export const modelOptionNames: readonly (keyof ModelOptions)[] = [
  ...registryOptionNames,
  'device',
  'dtype',
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
  'keyMapping',
  'variant',
];
