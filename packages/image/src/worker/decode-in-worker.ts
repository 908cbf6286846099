import { describeImageInput } from '../input/describe-image-input.js';
import type { RawImage } from '../raw-image.js';
import type { ImageWorkers } from './image-workers.js';
import { sendable } from './sendable.js';

/** Decodes in a worker whatever can be sent to one; undefined if the caller's thread must do it. */
export async function decodeInWorker(input: unknown, workers: ImageWorkers): Promise<RawImage | undefined> {
  const sent = await sendable(input);
  const bitmaps = sent !== input && sent instanceof ImageBitmap ? [sent] : [];
  return workers.decode(sent, describeImageInput(input), bitmaps);
}
