import type { Model } from '@automodel/onnx';
import { threadPlatform } from '#thread-platform';
import type { InstructionSet } from '../kernels/instruction-set.js';
import { allOperations } from '../operations/all-operations.js';
import { WasmSession } from '../session/wasm-session.js';
import { threadSettings } from '../threads/thread-settings.js';

export interface TestSessionOptions {
  readonly instructionSet?: InstructionSet;
  readonly threads?: number;
  readonly workerUrl?: URL;
  readonly minimumWork?: number;
}

/** A session for a graph without external weights; with more than one thread they are used for plans of any size. */
export function createTestSession(
  model: Model,
  { instructionSet = 'simd', threads = 1, workerUrl, minimumWork = 0 }: TestSessionOptions = {},
): Promise<WasmSession> {
  const outputs = model.graph.outputs.map(({ name }) => name);
  return WasmSession.create(
    model,
    new Map(),
    { device: 'wasm', outputs },
    {
      operations: allOperations,
      instructionSet,
      threads: { ...threadSettings(threadPlatform, threads, workerUrl), minimumWork },
    },
  );
}
