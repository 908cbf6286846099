import {
  type Backend,
  type ByteSource,
  type CreateSessionOptions,
  contractVersion,
  InvalidOptionError,
  type SessionHandler,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { prepareWorker } from '#prepare-worker';
import { threadPlatform } from '#thread-platform';
import { detectInstructionSet } from './detect-instruction-set.js';
import type { InstructionSet } from './kernels/instruction-set.js';
import type { ProductTile } from './kernels/product-tile.js';
import type { KernelLoader } from './modules/kernel-loader.js';
import type { OperationSource } from './operations/operation-source.js';
import { packageIdentity } from './package-identity.js';
import { loadRare } from './rare/load-rare.js';
import { WasmSession } from './session/wasm-session.js';
import { threadSettings as chooseThreads, type ThreadSettings } from './threads/thread-settings.js';
import { chooseTile } from './tiles/choose-tile.js';
import type { V8Flags } from './v8-flags/set-v8-flags.js';
import type { WasmOptions } from './wasm-options.js';
import { workerAddress } from './worker/worker-address.js';

/**
 * Our own engine with some of its operators: the device `wasm`.
 * @throws {InvalidOptionError} if `threads` is no positive whole number.
 */
export function wasmWith(operations: OperationSource, given: WasmOptions = {}, loader?: KernelLoader): Backend<Model> {
  const { threads, workerUrl, module, worker = threadPlatform.usesSessionWorkers, v8Flags = false } = given;
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0)) {
    throw new InvalidOptionError({
      option: 'threads',
      value: threads,
      problem: `${threads} is not a positive whole number`,
      remedy: 'Give the number of threads, or leave the option out to let the backend choose.',
    });
  }

  const threadSettings = (): ThreadSettings => chooseThreads(threadPlatform, threads, workerUrl, module !== undefined);
  let flags: V8Flags | undefined;
  let tile: ProductTile | undefined;

  async function setFlags(): Promise<void> {
    if (v8Flags) flags ??= (await loadRare()).setV8Flags();
  }

  /** Once for all sessions of the backend. */
  async function tileOf(instructionSet: InstructionSet): Promise<ProductTile> {
    try {
      tile ??= chooseTile(instructionSet, flags?.hasWideVectors === true);
    } catch (cause) {
      throw (await loadRare()).cannotCompile(cause);
    }
    if (tile === undefined) throw (await loadRare()).wrongResults();
    return tile;
  }

  async function createSession(
    model: Model,
    weights: ReadonlyMap<string, ByteSource>,
    options: CreateSessionOptions,
  ): Promise<SessionHandler> {
    await setFlags();
    const kernels = module === undefined ? loader : (await loadRare()).readyKernels(module);
    const instructionSet = kernels?.tile?.instructionSet ?? detectInstructionSet();
    if (instructionSet === undefined) throw (await loadRare()).noVectors();
    let note: string | undefined;
    if (worker !== false && kernels === undefined) {
      // Pages that run sessions in their own thread need not download it.
      const loaded = await import('./worker/worker-session.js');
      const session = await loaded.WorkerSession.create(model, weights, options, {
        ...given,
        tile: () => tileOf(instructionSet),
      });
      if (typeof session !== 'string') return session;
      note = session;
    }
    const set = await operations.load(model);
    const settings = {
      operations: set,
      tile: kernels?.tile ?? (await tileOf(instructionSet)),
      threads: threadSettings(),
      loader: kernels,
      notes: note === undefined ? [] : [note],
    };
    return set.openStages?.(model, weights, options, settings) ?? WasmSession.create(model, weights, options, settings);
  }

  return {
    kind: 'backend',
    key: 'wasm',
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name: 'wasm', description: "automodel's own engine on WebAssembly SIMD", priority: 15 }],
    async unavailable(device) {
      const isThere = device === 'wasm' && (module !== undefined || detectInstructionSet() !== undefined);
      return isThere ? undefined : (await loadRare()).obstacleTo(device);
    },
    notes() {
      const { note } = threadSettings();
      return flags?.obstacle === undefined ? [note] : [note, flags.obstacle];
    },
    prepare:
      prepareWorker &&
      (async () => {
        if (worker === false || module !== undefined) return undefined;
        await setFlags();
        return prepareWorker?.(workerAddress(worker));
      }),
    unsupported: (model) => operations.unsupported(model),
    createSession,
    createInferenceSessionHandler: async (bytes, options) =>
      (await loadRare()).sessionOfBytes(bytes, options, createSession),
  };
}
