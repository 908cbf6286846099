import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a piece of work took, in bytes. */
export interface PeakMemory<Result> {
  readonly result: Result;
  /** The most that the process held above what it held before. */
  readonly peak: number;
  /** WebAssembly memory that was made for it: packed weights and the arena. */
  readonly wasm: number;
}

const { Memory } = WebAssembly;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function resident(name: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

/** What earlier work left would be given back during the next, and hide what that takes. Memory goes back some time after the collection. */
async function giveBackMemory(): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY, now = resident('VmRSS'); now < before - 2 ** 20; ) {
    collectGarbage();
    await setTimeout(200);
    [before, now] = [now, resident('VmRSS')];
  }
}

/** Runs work, which may ask for the peak so far, and measures the most memory that the process held meanwhile. Linux only: https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export async function measurePeak<Result>(
  work: (peakSoFar: () => number) => Promise<Result>,
): Promise<PeakMemory<Result>> {
  const memories: WebAssembly.Memory[] = [];
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  try {
    await giveBackMemory();
    // Forgets the peak so far.
    writeFileSync('/proc/self/clear_refs', '5');
    const before = resident('VmRSS');
    const result = await work(() => resident('VmHWM') - before);
    const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    return { result, peak: resident('VmHWM') - before, wasm };
  } finally {
    WebAssembly.Memory = Memory;
  }
}
