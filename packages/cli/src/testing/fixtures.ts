import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of fixtures/, by name. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
}

/** The directory of the bundled checkpoint. */
export const bundledModel: string = fileURLToPath(new URL('../../assets/resnet-cifar10-small', import.meta.url));

/** A test image of CIFAR-10 with what Transformers says of it. */
export interface RecordedImage {
  readonly file: string;
  /** The true class. */
  readonly label: string;
  readonly logits: readonly number[];
}

/** Recorded from Transformers; fixtures/README.md says how. */
export function recordedImages(): readonly RecordedImage[] {
  return JSON.parse(readFileSync(fixturePath('cifar10-test-logits.json'), 'utf8'));
}
