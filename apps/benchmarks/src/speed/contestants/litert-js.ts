import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import type { Contestant } from '../contestant.js';

/**
 * LiteRT.js on its CPU kernels (XNNPACK with relaxed SIMD), from a .tflite file, in its own layout. It loads its WebAssembly by a script element, so that it runs in
 * pages only. Threads: one takes its build without, more the one with them, and `numThreads` says how many.
 *
 * @param folder address of the package's folder `wasm`.
 */
export function litertJs(folder: string): Contestant {
  return {
    form: 'tflite',
    async load({ files, pixels, batch, size, threads }) {
      await loadLiteRt(folder, { threads: threads > 1 });
      const network = await loadAndCompile(files.tflite, { accelerator: 'wasm', cpuOptions: { numThreads: threads } });
      const image = new Tensor(channelsLast(pixels, batch, size), [batch, size, size, 3]);
      return {
        async run() {
          const [logits] = await network.run(image);
          const data = await logits?.data();
          logits?.delete();
          if (data instanceof Float32Array) return data;
          throw new Error('The logits are not float32.');
        },
        async dispose() {
          image.delete();
          network.delete();
        },
      };
    },
  };
}

/** `[batch, 3, size, size]` as `[batch, size, size, 3]`. */
function channelsLast(pixels: Float32Array, batch: number, size: number): Float32Array {
  const plane = size * size;
  return Float32Array.from({ length: batch * 3 * plane }, (_, index) => {
    const pixel = Math.floor(index / 3) % plane;
    const image = Math.floor(index / (3 * plane));
    return pixels[(image * 3 + (index % 3)) * plane + pixel] ?? Number.NaN;
  });
}
