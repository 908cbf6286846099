import type { WeightSource } from '@automodel/compiler';
import { BackendError, type ByteSource } from '@automodel/contracts';
import { tensorElements } from '@automodel/onnx';

/** Weights that lie side by side are read together, this many bytes at a time. */
const windowLength = 8 * 1024 * 1024;

/** Windows that are kept: the neighbours of a weight are often needed soon after. */
const maximumWindows = 4;

interface ReadWindow {
  readonly file: ByteSource;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Reads constant values as float32, whatever their type, from the files of a model. */
export class WeightReader {
  readonly #files: ReadonlyMap<string, ByteSource>;
  readonly #windows: ReadWindow[] = [];

  constructor(files: ReadonlyMap<string, ByteSource>) {
    this.#files = files;
  }

  /** The values in C order; not to be changed, since they may lie in a window that others read. */
  async read(source: WeightSource, signal?: AbortSignal): Promise<Float32Array> {
    const bytes = await this.#bytes(source, signal);
    // Files promise no alignment: only where the bytes happen to lie well is a copy spared.
    if (source.dataType === 'float32' && bytes.byteOffset % 4 === 0) {
      return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    }
    const elements = tensorElements({ ...source, data: { kind: 'inline', bytes } });
    return elements instanceof Float32Array ? elements : Float32Array.from(elements, Number);
  }

  async #bytes({ name, data }: WeightSource, signal?: AbortSignal): Promise<Uint8Array> {
    if (data.kind === 'inline') return data.bytes;
    const file = data.kind === 'external' ? this.#files.get(data.location) : undefined;
    if (data.kind !== 'external' || file === undefined) {
      throw new BackendError({
        backend: 'wasm',
        operation: 'create a session',
        reason: `the weight "${name}" has no file.`,
        remedy: 'Report it to the author of the model package.',
      });
    }
    const { offset, length } = data;
    const window = this.#windows.find(
      (candidate) =>
        candidate.file === file &&
        candidate.offset <= offset &&
        offset + length <= candidate.offset + candidate.bytes.length,
    );
    const { offset: start, bytes } = window ?? (await this.#readWindow(file, offset, length, signal));
    return bytes.subarray(offset - start, offset - start + length);
  }

  async #readWindow(file: ByteSource, offset: number, length: number, signal?: AbortSignal): Promise<ReadWindow> {
    const wanted = Math.max(length, Math.min(windowLength, file.size - offset));
    const window = { file, offset, bytes: await file.read(offset, wanted, { signal }) };
    this.#windows.push(window);
    if (this.#windows.length > maximumWindows) this.#windows.shift();
    return window;
  }
}
