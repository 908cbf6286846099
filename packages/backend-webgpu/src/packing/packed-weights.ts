import {
  type PlannedRead,
  planReads,
  quantizationSources,
  type WeightSource,
  weightByteLength,
  weightKey,
} from '@automodel/compiler';
import { BackendError, type ByteSource } from '@automodel/contracts';
import { weightFile } from '@automodel/engine';
import { tensorElements } from '@automodel/onnx';
import { bufferUsage } from '../devices/buffer-usage.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import { compileKernels, createDispatchGroups, type StepDispatch } from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';
import { dequantizeOnGpu } from './dequantize-on-gpu.js';
import type { Packing, RawTools, RawType, RawWeight } from './packing.js';
import { dequantize } from './quantization.js';

/** Weights up to this size, biases and statistics, are kept on the CPU until all that is made of them is packed. */
const keptBytes = 64 * 1024;

/** What is packed together is read at once up to so many bytes. */
const maximumRead = 8 * 1024 * 1024;

const packedUsage = bufferUsage.storage | bufferUsage.copyDestination | bufferUsage.copySource;

const rawUsage = bufferUsage.storage | bufferUsage.copyDestination;

interface Entry {
  readonly packing: Packing;
  readonly slot: BufferSlot;
}

/** A read of a file. */
type FileRead = PlannedRead & { readonly location: string };

/** Where the weights of a read lie while they are packed. */
interface Staging {
  readonly read: FileRead;
  readonly buffer: GPUBuffer;
  /** Its memory, while it is mapped. */
  readonly bytes: Uint8Array;
}

/**
 * Weights in the forms that kernels read. A plan takes the slots of its packings first; `load` then reads their weights in the order of the
 * files, a read ahead of what is being packed, into memory that is the GPU's already, where kernels widen and lay them out.
 */
export class PackedWeights {
  readonly #device: OpenDevice;
  readonly #files: ReadonlyMap<string, ByteSource>;
  readonly #buffers: SessionBuffers;
  readonly #slots = new Map<string, BufferSlot>();
  // Small weights, until everything that was asked for is packed.
  readonly #kept = new Map<string, Float32Array>();
  #pending: Entry[] = [];

  constructor(device: OpenDevice, buffers: SessionBuffers, files: ReadonlyMap<string, ByteSource>) {
    this.#device = device;
    this.#buffers = buffers;
    this.#files = files;
  }

  /** The slot of a packing, which `load` fills if it is new. */
  pack(packing: Packing): BufferSlot {
    const known = this.#slots.get(packing.key);
    if (known !== undefined) return known;
    const slot = new BufferSlot(packing.key, packing.byteLength);
    this.#slots.set(packing.key, slot);
    const sources = packing.sources.flatMap((source) => [source, ...quantizationSources(source)]);
    this.#pending.push({ packing: { ...packing, sources }, slot });
    return slot;
  }

  /** Reads and packs what is new. After a failure the next call goes on with what is left. */
  async load(signal?: AbortSignal): Promise<void> {
    // What one packing needs may lie so far apart in the file that not all was there at one time: the small part is kept by then.
    for (let pass = 0; pass < 2 && this.#pending.length > 0; pass++) await this.#loadPending(signal);
    const [left] = this.#pending;
    if (left === undefined) {
      this.#kept.clear();
      return;
    }
    throw new BackendError({
      backend: 'webgpu',
      operation: 'create a session',
      reason: `the weights of "${left.packing.key}" lie too far apart in their file.`,
      remedy: 'Save the checkpoint again with tensors of a layer side by side.',
    });
  }

  async #loadPending(signal: AbortSignal | undefined): Promise<void> {
    const groups = this.#pending.map(({ packing }) => packing.sources);
    const inline = groups.flat().filter(({ data }) => data.kind === 'inline');
    for (const source of inline) this.#kept.set(weightKey(source), floats(source));
    await this.#packReady(undefined);
    const reads = planReads(
      this.#pending.map(({ packing }) => packing.sources),
      maximumRead,
    ).filter(isOfFile);
    let next = reads[0] === undefined ? undefined : this.#read(reads[0], signal);
    for (const index of reads.keys()) {
      const staging = await next;
      const following = reads[index + 1];
      next = following === undefined ? undefined : this.#read(following, signal);
      // A failure is reported when its turn comes.
      next?.catch(() => undefined);
      if (staging === undefined) continue;
      try {
        this.#keepSmall(staging);
        staging.buffer.unmap();
        await this.#packReady(staging);
      } finally {
        this.#buffers.destroy(staging.buffer);
      }
    }
  }

  /** Reads into a buffer that is mapped: its memory is written once, by whoever reads the file. */
  async #read(read: FileRead, signal: AbortSignal | undefined): Promise<Staging> {
    const { location, offset, length, sources } = read;
    signal?.throwIfAborted();
    const file = weightFile(this.#files, location, { backend: 'webgpu', weight: sources[0] });
    // Four bytes more, since kernels read whole words.
    const buffer = this.#buffers.create(location, length + 4, rawUsage, true);
    try {
      const into = new Uint8Array(buffer.getMappedRange(), 0, length);
      const bytes = await file.read(offset, length, { into, signal });
      if (bytes.buffer !== into.buffer) into.set(bytes);
      return { read, buffer, bytes: into };
    } catch (error) {
      this.#buffers.destroy(buffer);
      throw error;
    }
  }

  #keepSmall({ read, bytes }: Staging): void {
    for (const source of read.sources) {
      const start = startIn(source, read);
      const isWidened = rawTypes[source.dataType] !== undefined || source.quantization !== undefined;
      if (weightByteLength(source) > keptBytes && isWidened) continue;
      const own = bytes.slice(start, start + weightByteLength(source));
      this.#kept.set(weightKey(source), floats({ ...source, data: { kind: 'inline', bytes: own } }));
    }
  }

  async #packReady(staging: Staging | undefined): Promise<void> {
    const here = new Set(staging?.read.sources.map(weightKey));
    const ready = this.#pending.filter(({ packing }) =>
      packing.sources.every((source) => here.has(weightKey(source)) || this.#kept.has(weightKey(source))),
    );
    if (ready.length === 0) return;
    const watch = new ErrorWatch(this.#device.device, 'create a session');
    const temporaries: BufferSlot[] = [];
    const steps: StepDispatch[] = [];
    for (const entry of ready) {
      watch.run(`the weights "${entry.packing.key}"`, () => {
        this.#buffers.fill([entry.slot], packedUsage);
        this.#write(entry, staging, temporaries, steps);
      });
    }
    await this.#run(steps, watch);
    for (const { buffer } of temporaries) this.#buffers.destroy(buffer);
    this.#pending = this.#pending.filter((entry) => !ready.includes(entry));
  }

  #write(
    { packing, slot: target }: Entry,
    staging: Staging | undefined,
    temporaries: BufferSlot[],
    steps: StepDispatch[],
  ): void {
    const allocate = (byteLength: number): BufferSlot => {
      const slot = new BufferSlot(`${packing.key} (temporary)`, byteLength);
      this.#buffers.fill([slot], rawUsage);
      temporaries.push(slot);
      return slot;
    };
    const temporary = (values: Float32Array): BufferSlot => {
      const slot = allocate(values.byteLength);
      this.#upload(slot, values);
      return slot;
    };
    const run = (dispatch: Dispatch): void => void steps.push({ step: packing.key, dispatch });
    const values = (source: WeightSource): Float32Array => this.#values(source);
    const raw = (source: WeightSource): RawWeight =>
      this.#raw(source, staging, { allocate, temporary, values, run }) ?? {
        raw: temporary(values(source)),
        firstByte: 0,
        type: 'f32',
      };
    packing.write({
      target,
      temporary,
      values,
      raw,
      upload: (elements, byteOffset) => this.#upload(target, elements, byteOffset),
      run,
    });
  }

  /** Values that were kept on the CPU; none of a weight that was not. */
  #values(source: WeightSource): Float32Array {
    const kept = this.#kept.get(weightKey(source));
    if (kept === undefined) return new Float32Array();
    const [scale, zeroPoint] = quantizationSources(source).map((part) => this.#values(part));
    return scale === undefined ? kept : dequantize(source, kept, scale, zeroPoint);
  }

  /** A weight as it lies in the buffer into which it was read; integers become float32 first. */
  #raw(source: WeightSource, staging: Staging | undefined, tools: RawTools): RawWeight | undefined {
    const isHere = staging?.read.sources.some((other) => weightKey(other) === weightKey(source));
    if (staging === undefined || !isHere) return undefined;
    const raw = new BufferSlot(source.name);
    raw.fill(staging.buffer);
    const firstByte = startIn(source, staging.read);
    const type = rawTypes[source.dataType];
    if (source.quantization === undefined) return type === undefined ? undefined : { raw, firstByte, type };
    return { raw: dequantizeOnGpu(source, { raw, firstByte }, tools), firstByte: 0, type: 'f32' };
  }

  #upload(slot: BufferSlot, values: Float32Array | Int32Array | Uint16Array, byteOffset = 0): void {
    const even = values.byteLength % 4 === 0 ? values : Uint16Array.from([...values, 0]);
    if (even.byteLength === 0) return;
    this.#device.device.queue.writeBuffer(slot.buffer, byteOffset, even.buffer, even.byteOffset, even.byteLength);
  }

  async #run(steps: readonly StepDispatch[], watch: ErrorWatch): Promise<void> {
    if (steps.length > 0) {
      const compiled = await compileKernels(
        this.#device,
        steps.map(({ dispatch }) => dispatch),
      );
      const groups = createDispatchGroups(this.#device, steps, compiled, { buffers: this.#buffers, watch });
      const { device } = this.#device;
      watch.run('packing', () => {
        const encoder = device.createCommandEncoder({ label: 'packing' });
        const pass = encoder.beginComputePass({ label: 'packing' });
        encodeDispatches(pass, groups.dispatches);
        pass.end();
        device.queue.submit([encoder.finish()]);
      });
      // Bounds the memory of weights that are on their way.
      await device.queue.onSubmittedWorkDone();
      groups.dispose();
    }
    await watch.check();
  }
}

const rawTypes: Readonly<Record<string, RawType | undefined>> = { bfloat16: 'bf16', float16: 'f16', float32: 'f32' };

function isOfFile(read: PlannedRead): read is FileRead {
  return read.location !== undefined;
}

/** The values of a constant whose bytes are there. */
function floats(source: WeightSource): Float32Array {
  return Float32Array.from(Array.from(tensorElements(source), Number));
}

function startIn({ data }: WeightSource, read: PlannedRead): number {
  return data.kind === 'external' ? data.offset - read.offset : 0;
}
