import {
  BackendError,
  describeError,
  type RunProfile,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import { threadPlatform } from '#thread-platform';
import { detectInstructionSet } from '../detect-instruction-set.js';
import { SessionMemory } from '../memory/session-memory.js';
import type { OperationSet } from '../operations/prepare-step.js';
import { WasmSession } from '../session/wasm-session.js';
import { threadSettings } from '../threads/thread-settings.js';
import { RemoteReads } from './remote-reads.js';
import { sendTensor } from './send-tensor.js';
import type { SentTensor } from './sent-tensor.js';
import type { SessionPort } from './session-port.js';
import type { SessionReply } from './session-reply.js';
import type { SentSession, SessionRequest } from './session-request.js';

type RunRequest = Extract<SessionRequest, { kind: 'run' }>;

/** Makes the session that is asked for and runs it, until the worker is ended. */
export function serveSession(port: SessionPort, operations: OperationSet): void {
  const post = (reply: SessionReply, transfer: readonly ArrayBuffer[] = []): void => port.post(reply, transfer);
  const reads = new RemoteReads(post);
  const aborts = new Map<number, AbortController>();
  let session: SessionHandler | undefined;

  const answer = async (id: number, work: (signal: AbortSignal) => Promise<Answer | undefined>): Promise<void> => {
    const abort = new AbortController();
    aborts.set(id, abort);
    try {
      const { outputs = {}, profile, transfer = [] } = (await work(abort.signal)) ?? {};
      post({ kind: 'done', id, notes: session?.notes ?? [], outputs, profile }, transfer);
    } catch (error) {
      const read = reads.readOf(error);
      post({ kind: 'failed', id, notes: session?.notes ?? [], error: describeError(error), read });
    } finally {
      aborts.delete(id);
    }
  };

  const handle = (request: SessionRequest): void => {
    switch (request.kind) {
      case 'create':
        void answer(request.id, async (signal) => {
          const onReserve = (bytes: Uint8Array): void => post({ kind: 'reserved', bytes });
          session = await createSession(request.session, { reads, operations, signal, onReserve });
          return undefined;
        });
        return;
      case 'run':
        void answer(request.id, (signal) => run(session, request, signal));
        return;
      case 'dispose':
        void answer(request.id, async () => {
          await session?.dispose();
          return undefined;
        });
        return;
      case 'abort':
        aborts.get(request.id)?.abort();
        return;
      case 'bytes':
        reads.settle(request.id, { bytes: request.bytes });
        return;
      case 'read-failed':
        reads.settle(request.id, { error: request.error });
    }
  };

  // The messages are those of this package's other side.
  port.onMessage((message) => handle(message as SessionRequest));
  post({ kind: 'ready' });
}

interface Answer {
  readonly outputs: Readonly<Record<string, SentTensor>>;
  readonly profile: RunProfile | undefined;
  readonly transfer: readonly ArrayBuffer[];
}

interface CreateOptions {
  readonly reads: RemoteReads;
  readonly operations: OperationSet;
  readonly signal: AbortSignal;
  /** Is told of memory behind what was given that is going to be filled with weights: the other thread may touch it first. */
  onReserve(bytes: Uint8Array): void;
}

async function createSession(
  { model, outputs, inputShapes, files, threads, workerUrl, tile, memory }: SentSession,
  { reads, operations, signal, onReserve }: CreateOptions,
): Promise<SessionHandler> {
  if (detectInstructionSet() === undefined) {
    throw failure('its worker has no WebAssembly with SIMD.', 'Use another device.');
  }
  const sources = new Map(files.map((file) => [file.location, reads.file(file)]));
  // Of several sessions, in stages, the first has what was given.
  let first: SessionMemory | undefined;
  const givenLength = memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY;
  const settings = {
    operations,
    tile,
    threads: threadSettings(threadPlatform, threads, workerUrl),
    createMemory(): SessionMemory {
      // Files can be read straight into shared memory by the other thread.
      const made = new SessionMemory(threadPlatform.obstacle === undefined, first === undefined ? memory : undefined);
      first ??= made;
      return made;
    },
    onAllocated(taken: SessionMemory): void {
      if (taken === first && taken.end > givenLength) onReserve(taken.bytes.subarray(givenLength, taken.end));
    },
  };
  const options = { device: 'wasm', outputs, inputShapes, signal };
  return (
    operations.openStages?.(model, sources, options, settings) ?? WasmSession.create(model, sources, options, settings)
  );
}

async function run(
  session: SessionHandler | undefined,
  { feeds, fetches, canAbort, isProfiled }: RunRequest,
  abort: AbortSignal,
): Promise<Answer> {
  if (session === undefined) throw failure('it has not been made.', 'Report it as a bug of @automodel/backend-wasm.');
  let profile: RunProfile | undefined;
  const results = await session.run(tensorsOf(feeds), fetches, {
    signal: canAbort ? abort : undefined,
    onProfile: isProfiled
      ? (made) => {
          profile = made;
        }
      : undefined,
  });
  const transfer = new Set<ArrayBuffer>();
  const outputs = Object.entries(results).map(([name, tensor]) => [name, sendTensor(tensor, transfer)] as const);
  return { outputs: Object.fromEntries(outputs), profile, transfer: [...transfer] };
}

function tensorsOf(feeds: Readonly<Record<string, SentTensor>>): Readonly<Record<string, TensorValue>> {
  return Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, { ...tensor, dispose() {} }]));
}

function failure(reason: string, remedy: string): BackendError {
  return new BackendError({ backend: 'wasm', operation: 'create a session', reason, remedy });
}
