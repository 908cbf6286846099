import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RawImage } from '../raw-image.js';
import { type RecordedTensor, readSafetensors } from './read-safetensors.js';

/** The path of a fixture of this package. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
}

/** The path of the shared reference data beside the checkout, which a stranger's clone does not have. */
export function sharedPath(name: string): string {
  return fileURLToPath(new URL(`../../../../../shared/${name}`, import.meta.url));
}

/** Whether the shared reference data is here. */
export const hasShared: boolean = existsSync(sharedPath('fixtures/README.md'));

/** Reads a recorded tensor of a safetensors file. */
export function recorded(path: string, name: string): RecordedTensor {
  const tensor = readSafetensors(readFileSync(path)).get(name);
  if (tensor === undefined) throw new Error(`${path} has no tensor ${name}`);
  return tensor;
}

/** A recorded uint8 `[height, width, 3]` tensor as an image. */
export function recordedImage(path: string, name: string): RawImage {
  const { data, shape } = recorded(path, name);
  const [height = 0, width = 0] = shape;
  if (!(data instanceof Uint8Array)) throw new Error(`${name} is not uint8`);
  return { data, width, height, channels: 3 };
}
