import { yieldToEvents } from '../session/yield-to-events.js';

const pageWords = 4096 / 4;

/** Pages that are touched at a time: where the operating system is slow, in virtual machines, in a millisecond. */
const slicePages = 256;

/**
 * Has the operating system give its pages to memory that another thread is about to fill, which then need not wait for them: where memory is new, that
 * takes longer than filling it. Events of this thread happen in between.
 * @param bytes of shared memory, from a multiple of 4 on; they keep their values.
 */
export async function touchPages({ buffer, byteOffset, byteLength }: Uint8Array, signal: AbortSignal): Promise<void> {
  const words = new Int32Array(buffer, byteOffset, Math.floor(byteLength / 4));
  for (let start = 0; start < words.length && !signal.aborted; start += slicePages * pageWords) {
    const end = Math.min(start + slicePages * pageWords, words.length);
    for (let word = start; word < end; word += pageWords) {
      // The one operation that writes without reading before: of others each page has two faults, of which the second interrupts all other cores.
      Atomics.compareExchange(words, word, 0, 0);
    }
    await yieldToEvents();
  }
}
