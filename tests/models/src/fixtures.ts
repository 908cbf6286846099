import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ExpectedTensor, readExpectedTensors } from '@automodel/testing';

/** A path inside this package's fixtures. */
export function fixture(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
}

/** A path inside the folder of large recorded data beside the checkout, which may be absent. */
export function shared(path: string): string {
  return fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
}

/** Whether the folder of large recorded data is there. */
export const hasShared: boolean = existsSync(shared('fixtures'));

/** Whether the long suites run too. */
export const runsAll: boolean = process.env.AUTOMODEL_TEST_TIER === 'all';

/** The tensors of a recorded safetensors file. */
export async function recorded(path: string): Promise<Map<string, ExpectedTensor>> {
  return readExpectedTensors(await readFile(path), path);
}

/** The tensor of a name, which must be there. */
export function tensorOf(tensors: ReadonlyMap<string, ExpectedTensor>, name: string): ExpectedTensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new TypeError(`There is no recorded tensor "${name}".`);
  return tensor;
}
