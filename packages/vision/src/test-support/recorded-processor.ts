import { readFile } from 'node:fs/promises';
import { type ImageProcessor, readSafetensors, Tensor } from '@automodel/core';
import { repositoryPath } from './paths.js';

/** Numbers that Transformers computed for a checkpoint of `tests/models`. */
export interface Recorded {
  readonly checkpoint: string;
  /** Rows of a recorded tensor, one per image. */
  rows(name: string): number[][];
  /** A processor that gives the recorded pixel values of an image, whose "width" is its number. */
  readonly processor: ImageProcessor;
}

/** Reads the recording of a checkpoint. */
export async function recorded(name: string): Promise<Recorded> {
  const checkpoint = repositoryPath(`tests/models/fixtures/hf-tiny/${name}`);
  const tensors = await readSafetensors(await readFile(`${checkpoint}/expected.safetensors`));
  const tensor = (key: string): { values: Float32Array; dims: readonly number[] } => {
    const found = tensors.get(key);
    if (found === undefined) throw new TypeError(`There is no recorded tensor "${key}".`);
    return { values: new Float32Array(found.bytes.slice().buffer), dims: found.dims };
  };
  const rows = (key: string): Float32Array[] => {
    const { values, dims } = tensor(key);
    const [count = 1] = dims;
    const length = values.length / count;
    return Array.from({ length: count }, (_, row) => values.slice(row * length, (row + 1) * length));
  };
  const process = async (image: unknown): Promise<{ pixelValues: Tensor }> => {
    const number = typeof image === 'object' && image !== null && 'width' in image ? Number(image.width) : 0;
    const values = rows('pixel_values')[number] ?? new Float32Array();
    return { pixelValues: new Tensor('float32', values, [1, ...tensor('pixel_values').dims.slice(1)]) };
  };
  return {
    checkpoint,
    rows: (key) => rows(key).map((row) => Array.from(row)),
    processor: Object.assign(process, { type: 'recorded', settings: {} }),
  };
}

/** The image whose recorded pixel values the processor gives. */
export function recordedImage(number: number): { readonly width: number; readonly height: number } {
  return { width: number, height: 0 };
}
