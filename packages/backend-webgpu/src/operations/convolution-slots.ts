import type { BufferSlot } from '../memory/buffer-slot.js';

/** What all forms of a convolution read and write. */
export interface ConvolutionSlots {
  /** Tells its weights from all others. */
  readonly key: string;
  readonly input: BufferSlot;
  /** One float32 per channel of the output, padded. */
  readonly bias: BufferSlot;
  readonly residual: BufferSlot | undefined;
  readonly output: BufferSlot;
}
