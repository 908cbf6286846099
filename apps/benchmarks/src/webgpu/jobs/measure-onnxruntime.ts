import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-common';
import { makePixels } from '../../speed/make-pixels.js';
import { timeRuns } from '../time-runs.js';
import type { ForwardTimes, JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

/** What onnxruntime-node and onnxruntime-web have in common. */
interface Onnxruntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: typeof import('onnxruntime-common').Tensor;
}

/** One of the official runtimes on its WebGPU: start, then forward passes with the pixels from the CPU. */
export async function measureOnnxruntime(
  { networks, batches, runs }: JobOptions,
  library: string,
  { InferenceSession, Tensor }: Onnxruntime,
): Promise<JobResult> {
  const onnx = await readFile(join(networks, 'resnet-50/onnx/model.onnx'));
  const start = performance.now();
  const session = await InferenceSession.create(onnx, { executionProviders: ['webgpu'] });
  const created = performance.now();
  await session.run({ pixel_values: new Tensor('float32', makePixels(1, 224), [1, 3, 224, 224]) });
  const firstRun = performance.now();
  const forward: ForwardTimes[] = [];
  for (const batch of batches) {
    const pixels = new Tensor('float32', makePixels(batch, 224), [batch, 3, 224, 224]);
    const times = await timeRuns(runs, () => session.run({ pixel_values: pixels }));
    forward.push({ library, batch, input: 'cpu', ...times });
  }
  return {
    start: { library, createMilliseconds: created - start, firstRunMilliseconds: firstRun - created },
    forward,
  };
}
