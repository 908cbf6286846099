import type { DeviceOption, ScoredLabel } from '@automodel/core';
import type { CommandEnvironment } from '../command-environment.js';
import type { ExitCode } from '../exit-codes.js';
import { jsonLines } from '../many/json-lines.js';
import type { ManyOptions } from '../many/parse-many.js';
import { runImages } from '../many/run-images.js';
import { loadClassifier } from './load-classifier.js';

export interface ClassifyManyOptions extends ManyOptions {
  readonly images: readonly string[];
  readonly model: string;
  readonly topK: number;
  readonly device: DeviceOption;
  /** A file, or `-` for standard output. */
  readonly jsonl: string;
  readonly debug: boolean;
}

/** Classifies any number of images into JSON Lines: `{ path, labels }` for each, in order. */
export async function classifyMany(options: ClassifyManyOptions, environment: CommandEnvironment): Promise<ExitCode> {
  const file = jsonLines(options.jsonl, options.mode, environment.stdout, (labels: readonly ScoredLabel[]) => ({
    labels,
  }));
  return runImages(options, environment, file, (session) => loadClassifier({ ...options, ...session }, environment));
}
