import type { ExternalData, TensorValue } from '@automodel/contracts';
import { type InferenceSession, Tensor } from 'onnxruntime-common';

// All contact of this package with onnxruntime-common. onnxruntime-node and onnxruntime-web (the "inner" modules) have their
// own copies of it, so nothing of its registry is used, and tensors are re-wrapped on the way in and out.

/** What onnxruntime-node and onnxruntime-web export: their own copy of onnxruntime-common's API. */
export type OnnxruntimeModule = Pick<typeof import('onnxruntime-common'), 'InferenceSession' | 'Tensor' | 'env'>;

/** A session of an inner module that takes and gives tensors of onnxruntime-common. */
export interface InnerSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
  ): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

export interface InnerSessionOptions {
  /** An execution provider in onnxruntime's words, such as `cpu` or `wasm`. */
  readonly executionProvider: string;
  readonly externalData: readonly ExternalData[];
  /** Threads within an operator; onnxruntime-node only. @default the runtime's choice */
  readonly intraOpNumThreads?: number | undefined;
}

/** Makes a session of an inner module. */
export async function createInnerSession(
  module: OnnxruntimeModule,
  model: Uint8Array,
  { executionProvider, externalData, intraOpNumThreads }: InnerSessionOptions,
): Promise<InnerSession> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: [executionProvider],
    externalData: externalData.map(({ path, data }) => ({ path, data })),
    ...(intraOpNumThreads === undefined ? {} : { intraOpNumThreads }),
  };
  const session = await module.InferenceSession.create(model, options);
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds, fetches) {
      // onnxruntime-common refuses an empty list of outputs; the contract does not.
      if (fetches.length === 0) return {};
      return rewrap(await session.run(await rewrap(feeds, module.Tensor), fetches), Tensor);
    },
    release: () => session.release(),
  };
}

/** The same values as tensors of another copy of the class; data on the CPU is shared, not copied. */
async function rewrap(
  values: Readonly<Record<string, TensorValue>>,
  TensorClass: typeof Tensor,
): Promise<Record<string, Tensor>> {
  const entries = Object.entries(values).map(async ([name, value]): Promise<[string, Tensor]> => {
    if (!isTensor(value)) throw new TypeError(`the value of "${name}" is no Tensor of onnxruntime-common.`);
    return [name, new TensorClass(value.type, await value.getData(), value.dims)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

// Not instanceof: the tensor may come from any copy of onnxruntime-common.
function isTensor(value: TensorValue): value is Tensor {
  return typeof value === 'object' && value !== null && 'getData' in value && 'location' in value;
}
