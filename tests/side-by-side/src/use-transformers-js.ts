import { env, LogLevel } from '@huggingface/transformers';
import { afterAll, beforeAll } from 'vitest';
import { type OnnxCheckpoints, writeOnnxCheckpoints } from './onnx-checkpoints.js';

/** For the tests of a file: transformers.js with the models `classifier` and `base` on this disk, and no network. */
export function useTransformersJs(): void {
  let checkpoints: OnnxCheckpoints;
  beforeAll(async () => {
    checkpoints = await writeOnnxCheckpoints();
    env.allowRemoteModels = false;
    env.localModelPath = checkpoints.folder;
    env.logLevel = LogLevel.NONE;
  });
  afterAll(() => checkpoints?.remove());
}
