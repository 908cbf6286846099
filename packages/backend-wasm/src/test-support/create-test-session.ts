import type { Model } from '@automodel/onnx';
import { threadPlatform } from '#thread-platform';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { allOperations } from '../operations/all-operations.js';
import type { OperationSet } from '../operations/prepare-step.js';
import { WasmSession } from '../session/wasm-session.js';
import { threadSettings } from '../threads/thread-settings.js';

export interface TestSessionOptions {
  /** @default all of them */
  readonly operations?: OperationSet;
  readonly tile?: ProductTile;
  readonly threads?: number;
  readonly workerUrl?: URL;
  readonly minimumWork?: number;
}

/** A session for a graph without external weights; with more than one thread they are used for plans of any size. */
export function createTestSession(model: Model, options: TestSessionOptions = {}): Promise<WasmSession> {
  const { operations = allOperations, tile = productTiles.plain, threads = 1, workerUrl, minimumWork = 0 } = options;
  const outputs = model.graph.outputs.map(({ name }) => name);
  return WasmSession.create(
    model,
    new Map(),
    { device: 'wasm', outputs },
    {
      operations,
      tile,
      threads: { ...threadSettings(threadPlatform, threads, workerUrl), minimumWork },
    },
  );
}
