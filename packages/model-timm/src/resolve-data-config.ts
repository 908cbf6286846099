import { FieldReader, type JsonObject, type JsonValue } from '@automodel/core';
import type { TimmWrapperConfig } from './timm-wrapper-config.js';

/** How images are prepared for a network: the settings of a `TimmWrapperImageProcessor`. */
export interface DataConfig extends JsonObject {
  /** `[channels, height, width]`. */
  readonly input_size: readonly number[];
  readonly interpolation: string;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly crop_pct: number;
  readonly crop_mode: string;
}

export interface ResolveDataConfigOptions {
  /** Take `test_input_size` and `test_crop_pct` where the weights have them. @default false */
  readonly useTestSize?: boolean | undefined;
  /** Settings that replace the weights' own. */
  readonly settings?: Partial<DataConfig> | undefined;
}

/**
 * The preparation of images that a config's weights were made for.
 * Source: `resolve_data_config` in timm's `data/config.py`.
 * @throws {InvalidConfigError} if a setting has the wrong type.
 */
export function resolveDataConfig(
  { pretrained_cfg: pretrained }: Pick<TimmWrapperConfig, 'pretrained_cfg'>,
  { useTestSize = false, settings = {} }: ResolveDataConfigOptions = {},
): DataConfig {
  const test = useTestSize ? { input_size: pretrained.test_input_size, crop_pct: pretrained.test_crop_pct } : {};
  const given = Object.entries({ ...test, ...settings }).filter(([, value]) => (value ?? null) !== null);
  const fields: JsonObject = { ...pretrained, ...Object.fromEntries(given) };
  const reader = new FieldReader(fields, 'pretrained_cfg');
  const numbers = (name: string, fallback: readonly number[]): readonly number[] => {
    const value = fields[name] ?? fallback;
    return isNumbers(value) ? value : reader.fail(name, 'must be an array of numbers');
  };
  return {
    input_size: reader.integers('input_size', [3, 224, 224], 1),
    interpolation: reader.text('interpolation', 'bicubic'),
    mean: numbers('mean', [0.485, 0.456, 0.406]),
    std: numbers('std', [0.229, 0.224, 0.225]),
    crop_pct: reader.number('crop_pct', 0.875),
    crop_mode: reader.text('crop_mode', 'center'),
  };
}

function isNumbers(value: JsonValue | readonly number[]): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}
