import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

export interface ChannelLoop {
  /** Bytes from the first channel; counts up. */
  readonly channel: Local;
  readonly channelBytes: Local;
  /** Places that are read, and the vectors that their channels are loaded into. */
  readonly pointers: readonly Local[];
  readonly vectors: readonly Local[];
}

/** Runs the body for each vector of channels, with the same channels of several places loaded. */
export function emitChannelLoop(builder: FunctionBuilder, loop: ChannelLoop, body: () => void): void {
  const { channel, channelBytes, pointers, vectors } = loop;
  builder.constant(0).set(channel);
  const loadAndRun = (): void => {
    for (const [index, pointer] of pointers.entries()) {
      builder
        .sum(pointer, channel)
        .loadVector(0)
        .set(vectors[index] ?? 0);
    }
    body();
  };
  builder.countUp(channel, 16, channelBytes, loadAndRun, 'lessUnsigned');
}
