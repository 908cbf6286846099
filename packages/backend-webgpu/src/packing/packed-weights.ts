import type { WeightSource } from '@automodel/compiler';
import { BackendError, type ByteSource } from '@automodel/contracts';
import { tensorElements } from '@automodel/onnx';
import { bufferUsage } from '../devices/buffer-usage.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import { createDispatchGroups } from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';
import type { Packing, RawType, RawWeight } from './packing.js';
import { type PlannedRead, planReads, weightKey } from './plan-reads.js';

/** Weights up to this size, biases and statistics, are kept on the CPU until all that is made of them is packed. */
const keptBytes = 64 * 1024;

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
    this.#pending.push({ packing, slot });
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
    const reads = planReads(this.#pending.map(({ packing }) => packing.sources)).filter(isOfFile);
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
    const file = this.#files.get(location);
    if (file === undefined) {
      throw new BackendError({
        backend: 'webgpu',
        operation: 'create a session',
        reason: `the weight "${sources[0]?.name}" has no file.`,
        remedy: 'Report it to the author of the model package.',
      });
    }
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
      const isWidened = rawTypes[source.dataType] !== undefined;
      if (byteLength(source) > keptBytes && isWidened) continue;
      const own = bytes.slice(start, start + byteLength(source));
      this.#kept.set(weightKey(source), floats({ ...source, data: { kind: 'inline', bytes: own } }));
    }
  }

  async #packReady(staging: Staging | undefined): Promise<void> {
    const here = new Set(staging?.read.sources.map(weightKey));
    const ready = this.#pending.filter(({ packing }) =>
      packing.sources.every((source) => here.has(weightKey(source)) || this.#kept.has(weightKey(source))),
    );
    if (ready.length === 0) return;
    this.#buffers.fill(
      ready.map(({ slot }) => slot),
      bufferUsage.storage | bufferUsage.copyDestination | bufferUsage.copySource,
    );
    const temporaries: BufferSlot[] = [];
    const dispatches: Dispatch[] = [];
    for (const entry of ready) this.#write(entry, staging, temporaries, dispatches);
    await this.#run(dispatches);
    for (const { buffer } of temporaries) this.#buffers.destroy(buffer);
    this.#pending = this.#pending.filter((entry) => !ready.includes(entry));
  }

  #write(
    { packing, slot: target }: Entry,
    staging: Staging | undefined,
    temporaries: BufferSlot[],
    dispatches: Dispatch[],
  ): void {
    const temporary = (values: Float32Array): BufferSlot => {
      const slot = new BufferSlot(`${packing.key} (temporary)`, values.byteLength);
      this.#buffers.fill([slot], rawUsage);
      this.#upload(slot, values);
      temporaries.push(slot);
      return slot;
    };
    packing.write({
      target,
      temporary,
      values: (source) => this.#kept.get(weightKey(source)) ?? new Float32Array(),
      raw: (source) => this.#raw(source, staging) ?? this.#rawOfKept(source, temporary),
      upload: (values, byteOffset) => this.#upload(target, values, byteOffset),
      run: (dispatch) => dispatches.push(dispatch),
    });
  }

  #raw(source: WeightSource, staging: Staging | undefined): RawWeight | undefined {
    const type = rawTypes[source.dataType];
    const isHere = staging?.read.sources.some((other) => weightKey(other) === weightKey(source));
    if (staging === undefined || !isHere || type === undefined) return undefined;
    const raw = new BufferSlot(source.name);
    raw.fill(staging.buffer);
    return { raw, firstByte: startIn(source, staging.read), type };
  }

  #rawOfKept(source: WeightSource, temporary: (values: Float32Array) => BufferSlot): RawWeight {
    return { raw: temporary(this.#kept.get(weightKey(source)) ?? new Float32Array()), firstByte: 0, type: 'f32' };
  }

  #upload(slot: BufferSlot, values: Float32Array | Int32Array | Uint16Array, byteOffset = 0): void {
    const even = values.byteLength % 4 === 0 ? values : Uint16Array.from([...values, 0]);
    if (even.byteLength === 0) return;
    this.#device.device.queue.writeBuffer(slot.buffer, byteOffset, even.buffer, even.byteOffset, even.byteLength);
  }

  async #run(dispatches: readonly Dispatch[]): Promise<void> {
    if (dispatches.length === 0) return;
    const groups = await createDispatchGroups(this.#device, dispatches, this.#buffers);
    const { device } = this.#device;
    const encoder = device.createCommandEncoder({ label: 'packing' });
    const pass = encoder.beginComputePass({ label: 'packing' });
    encodeDispatches(pass, groups.dispatches);
    pass.end();
    device.queue.submit([encoder.finish()]);
    // Bounds the memory of weights that are on their way.
    await device.queue.onSubmittedWorkDone();
    groups.dispose();
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

function byteLength({ data }: WeightSource): number {
  if (data.kind === 'external') return data.length;
  return data.kind === 'inline' ? data.bytes.length : 0;
}
