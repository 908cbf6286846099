import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@automodel/core';

/** What fixtures/NAME.json has: recorded from timm 1.0.29 with PyTorch in float64. */
export interface RecordedNetwork {
  readonly config: JsonObject;
  readonly input_size: readonly [number, number, number];
  /** Tensor → dims. */
  readonly manifest: Readonly<Record<string, readonly number[]>>;
  readonly logits: readonly number[];
  readonly features_shape: readonly number[];
  readonly features_absmean: number;
  /** The first 16 of the pooled features. */
  readonly pre_logits: readonly number[];
}

/** The architectures that were recorded, the smallest first. */
export const recordedNames: readonly string[] = [
  'test_resnet',
  'resnet10t',
  'resnet18',
  'resnet18d',
  'seresnet18',
  'resnet26',
  'resnet26d',
  'resnet26t',
  'resnet34',
  'resnet50',
  'resnet50c',
  'resnet50d',
  'resnet50s',
  'resnet50t',
  'resnext50_32x4d',
  'seresnet50',
  'seresnext50_32x4d',
  'resnet101',
];

/** Reads one of them. */
export async function readRecorded(name: string): Promise<RecordedNetwork> {
  return JSON.parse(await readFile(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
}
