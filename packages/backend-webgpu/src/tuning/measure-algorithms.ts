import { bufferUsage } from '../devices/buffer-usage.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import type { ConvolutionWork } from '../operations/convolution-work.js';
import { packedRows, productForm } from '../operations/product-form.js';
import { winogradForm } from '../operations/winograd-form.js';
import { compileKernels, createDispatchGroups, type EncodedDispatch } from '../session/dispatch-groups.js';
import type { Algorithm } from './algorithm.js';
import { candidateAlgorithms } from './candidate-algorithms.js';
import { estimateCost } from './estimate-cost.js';
import { measureDispatches } from './measure-dispatches.js';
import { workKey } from './work-key.js';

/** An algorithm with the time that a product took by it. */
export interface MeasuredAlgorithm {
  readonly algorithm: Algorithm;
  readonly microseconds: number;
}

export interface MeasureAlgorithmsOptions {
  /** So many of the algorithms that the estimate finds best are measured for each product; all without. */
  readonly candidates?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The fastest of a first round are measured again, longer. */
const finalists = 5;

/** A round takes about so long for each algorithm: short kernels are repeated more often. Browsers round timestamps to 0.1 ms. */
const roundMicroseconds = 600;
const finalMicroseconds = 3000;
const maximumRepeats = 200;

/**
 * Measures how long products take on a device by the algorithms that come into question, on buffers of its own. The fastest comes first. A device without
 * `timestamp-query` measures nothing.
 */
export async function measureAlgorithms(
  device: OpenDevice,
  products: readonly ConvolutionWork[],
  { candidates = Number.POSITIVE_INFINITY, signal, onProgress }: MeasureAlgorithmsOptions = {},
): Promise<ReadonlyMap<string, readonly MeasuredAlgorithm[]>> {
  const results = new Map<string, readonly MeasuredAlgorithm[]>();
  if (!device.device.features.has('timestamp-query')) return results;
  const unique = new Map(products.map((product) => [workKey(product.work), product]));
  const { profile } = device.choices;
  const candidatesOf = Array.from(unique, ([key, product]): Candidates => {
    const cost = (algorithm: Algorithm): number => estimateCost(product.work, algorithm, profile);
    const algorithms = [...candidateAlgorithms(product.work, profile)]
      .sort((left, right) => cost(left) - cost(right))
      .slice(0, candidates);
    return { key, ...sequencesOf(product, algorithms), algorithms };
  });
  // All pipelines first: while they are compiled the GPU rests, and its clock falls.
  const kernels = candidatesOf.flatMap(({ sequences }) =>
    sequences.flatMap((sequence) => sequence.map(({ kernel }) => kernel)),
  );
  await Promise.all(kernels.map((kernel) => device.pipelines.compile(kernel)));
  for (const [done, product] of candidatesOf.entries()) {
    signal?.throwIfAborted();
    onProgress?.(done, candidatesOf.length);
    results.set(product.key, await measureCandidates(device, product, done === 0 ? 200_000 : 0));
  }
  onProgress?.(candidatesOf.length, candidatesOf.length);
  return results;
}

/** The algorithms for one product, with their dispatches and the buffers of these. */
interface Candidates {
  readonly key: string;
  readonly algorithms: readonly Algorithm[];
  readonly sequences: readonly (readonly Dispatch[])[];
  /** What is read. */
  readonly inputs: readonly BufferSlot[];
  readonly others: readonly BufferSlot[];
}

function sequencesOf(
  product: ConvolutionWork,
  algorithms: readonly Algorithm[],
): Pick<Candidates, 'inputs' | 'others' | 'sequences'> {
  const slots = productSlots(product);
  const scratch = new Map<string, BufferSlot>();
  const form = {
    ...product,
    ...slots,
    residual: undefined,
    activation: undefined,
    scratch(byteLength: number, purpose: string): BufferSlot {
      const slot = scratch.get(purpose) ?? new BufferSlot(purpose);
      scratch.set(purpose, slot);
      slot.require(byteLength);
      return slot;
    },
  };
  const sequences = algorithms.map((algorithm) =>
    algorithm.winograd ? winogradForm(form, algorithm) : productForm(form, algorithm),
  );
  return { sequences, inputs: [slots.left, slots.right], others: [slots.bias, slots.result, ...scratch.values()] };
}

async function measureCandidates(
  device: OpenDevice,
  { algorithms, sequences, inputs, others }: Candidates,
  warmUpMicroseconds: number,
): Promise<readonly MeasuredAlgorithm[]> {
  const buffers = new SessionBuffers(device.device);
  try {
    buffers.fill([...inputs, ...others], bufferUsage.storage | bufferUsage.copyDestination);
    for (const { buffer } of inputs) fillRandomly(device.device, buffer);
    const dispatches = sequences.flat();
    const watch = new ErrorWatch(device.device, 'create a session');
    const compiled = await compileKernels(device, dispatches);
    const steps = dispatches.map((dispatch) => ({ step: 'measurement', dispatch }));
    const groups = createDispatchGroups(device, steps, compiled, { buffers, watch });
    await watch.check();
    const encoded: (readonly EncodedDispatch[])[] = [];
    let next = 0;
    for (const { length } of sequences) {
      encoded.push(groups.dispatches.slice(next, next + length));
      next += length;
    }
    const measure = (indices: readonly number[], repeats: number): Promise<readonly number[]> =>
      measureDispatches(
        device.device,
        buffers,
        indices.map((index) => encoded[index] ?? []),
        repeats,
      );
    const repeatsFor = (times: readonly number[], wanted: number): number =>
      Math.min(Math.max(Math.round(wanted / Math.max(Math.min(...times), 1)), 1), maximumRepeats);

    const all = [...algorithms.keys()];
    // The first run of a pipeline is slower, and clocks take a while to rise.
    let warm = await measure(all, 1);
    for (let spent = 0; spent < warmUpMicroseconds; ) {
      const repeats = repeatsFor(warm, roundMicroseconds);
      warm = await measure(all, repeats);
      // A clock that stands still must not keep us.
      spent +=
        repeats *
        Math.max(
          warm.reduce((sum, time) => sum + time, 0),
          10,
        );
    }
    const first = await measure(all, repeatsFor(warm, roundMicroseconds));
    const best = all.toSorted((left, right) => (first[left] ?? 0) - (first[right] ?? 0)).slice(0, finalists);
    const repeats = repeatsFor(first, finalMicroseconds);
    const rounds = [await measure(best, repeats), await measure(best, repeats), await measure(best, repeats)];
    return algorithms
      .map((algorithm, index): MeasuredAlgorithm => {
        const place = best.indexOf(index);
        const times = rounds.map((round) => round[place] ?? 0).sort((left, right) => left - right);
        return { algorithm, microseconds: (place < 0 ? first[index] : times[1]) ?? 0 };
      })
      .sort((left, right) => left.microseconds - right.microseconds);
  } finally {
    buffers.dispose();
  }
}

/** Buffers of a product, as long as it reads them; transformed weights are longer than plain ones. */
function productSlots({
  work,
  places,
}: ConvolutionWork): Readonly<Record<'bias' | 'left' | 'result' | 'right', BufferSlot>> {
  const bytes = work.storage === 'f16' ? 2 : 4;
  const images = places.outputHeight === 0 ? 0 : work.rows / places.outputHeight / places.outputWidth;
  const leftRows = work.left === 'window' ? images * places.height * places.width : work.rows;
  const leftElements = leftRows * places.leftStride * (work.left === 'scalars' ? 1 : 4);
  const winogradRows = Math.ceil((places.depth * 4) / packedRows) * packedRows;
  const winogradElements = work.winogradTiles === undefined ? 0 : 16 * winogradRows * work.columns * 4;
  const rightRows = Math.ceil((work.inner * 4) / packedRows) * packedRows;
  return {
    left: new BufferSlot('left', leftElements * bytes),
    right: new BufferSlot('right', Math.max(work.batches * rightRows * work.columns * 4, winogradElements) * bytes),
    bias: new BufferSlot('bias', work.batches * work.columns * 16),
    result: new BufferSlot(
      'result',
      work.rows * Math.max(places.outputStride, work.columns * work.batches) * 4 * bytes,
    ),
  };
}

/** Numbers that are small and plain as float16 and as float32: arithmetic on zeros takes less power, and can be faster than it is on others. */
function fillRandomly({ queue }: GPUDevice, buffer: GPUBuffer): void {
  const words = new Uint32Array(2 ** 16);
  let seed = 1;
  for (const index of words.keys()) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    words[index] = (seed & 0x83ff_83ff) | 0x3800_3800;
  }
  for (let offset = 0; offset < buffer.size; offset += words.byteLength) {
    queue.writeBuffer(buffer, offset, words.buffer, 0, Math.min(words.byteLength, buffer.size - offset));
  }
}
