import { readFile } from 'node:fs/promises';
import { readSafetensors } from '@automodel/core';
import { tensorElements } from '@automodel/onnx';
import { UsageError } from '../errors/usage-error.js';
import type { NumberTensor } from './number-tensor.js';

/**
 * The tensors of a safetensors file as numbers, by name.
 * @throws {UsageError} if the file cannot be read.
 * @throws {InvalidSafetensorsError} if it is another kind of file.
 */
export async function readNumberTensors(file: string): Promise<ReadonlyMap<string, NumberTensor>> {
  const content = await readFile(file).catch(() => {
    throw new UsageError({
      message: `The file ${file} cannot be read.`,
      remedy: '"automodel verify --record-script" prints a Python program that writes one.',
    });
  });
  const tensors = await readSafetensors(content, file);
  return new Map(
    [...tensors].map(([name, { dataType, dims, bytes }]) => {
      const data = tensorElements({ name, dataType, dims, data: { kind: 'inline', bytes } });
      return [name, { dims, data }];
    }),
  );
}
