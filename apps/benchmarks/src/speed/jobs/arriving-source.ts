import type { ByteSource, Source } from '@automodel/core';

export interface ArrivingSource {
  readonly source: Source;
  /** When the last byte of the largest file arrived, on the clock of `performance.now()`. */
  readonly lastByte: Promise<number>;
}

/** Files of which one, the largest, arrives at a given speed from its first opening on, as from a network. */
export function arrivingSource(files: ReadonlyMap<string, Uint8Array>, bytesPerSecond: number): ArrivingSource {
  const largest = [...files].reduce((left, right) => (left[1].length >= right[1].length ? left : right))[0];
  let finish: (time: number) => void = () => undefined;
  const lastByte = new Promise<number>((resolve) => {
    finish = resolve;
  });
  let started: number | undefined;
  const source: Source = {
    location: 'a simulated network',
    async list() {
      return [...files.keys()];
    },
    async open(path) {
      const bytes = files.get(path);
      if (bytes === undefined) return undefined;
      if (path === largest && started === undefined) {
        started = performance.now();
        const arrival = started + (1000 * bytes.length) / bytesPerSecond;
        finish(arrival);
      }
      return arrivingFile(bytes, (end) => (path === largest ? (started ?? 0) + (1000 * end) / bytesPerSecond : 0));
    },
  };
  return { source, lastByte };
}

function arrivingFile(bytes: Uint8Array, arrivalOf: (end: number) => number): ByteSource {
  return {
    size: bytes.length,
    async read(offset, length, { into } = {}) {
      const wait = arrivalOf(offset + length) - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const part = bytes.subarray(offset, offset + length);
      if (into === undefined) return Uint8Array.from(part);
      into.set(part);
      return into;
    },
    async close() {},
  };
}
