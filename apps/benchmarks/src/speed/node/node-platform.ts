import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { JobPlatform } from '../run-job.js';

/** Jobs in a Node process. */
export const nodePlatform: JobPlatform = {
  contestants: {
    automodel: async () => (await import('../contestants/automodel.js')).automodel,
    'automodel-from-folder': async () => (await import('../contestants/automodel-from-folder.js')).automodelFromFolder,
    'automodel-v8-flags': async () => (await import('../contestants/automodel-v8-flags.js')).automodelV8Flags,
    'onnxruntime-node': async () => (await import('../contestants/onnxruntime-node.js')).onnxruntimeNode,
    'onnxruntime-web': async () => (await import('../contestants/onnxruntime-web-in-node.js')).onnxruntimeWebInNode,
    'tfjs-wasm': async () => {
      const { tfjsWasm } = await import('../contestants/tfjs-wasm.js');
      return tfjsWasm(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
    },
    'transformers.js': async () => (await import('../contestants/transformers-js.js')).transformersJs('cpu'),
  },
  async readFiles(folder, name, form) {
    const read = (path: string): Promise<Uint8Array> => readFile(join(folder, name, path));
    const paths = form === 'checkpoint' ? ['config.json', 'model.safetensors'] : [];
    const checkpoint = await Promise.all(paths.map(async (path) => [path, await read(path)] as const));
    const onnx = form === 'onnx' ? await read('onnx/model.onnx') : new Uint8Array();
    const tflite = form === 'tflite' ? await read('tflite/model.tflite') : new Uint8Array();
    return { folder, name, checkpoint: new Map(checkpoint), onnx, tflite };
  },
  peakBytes,
};

/**
 * The largest resident set of this process. Linux counts what the parent held into a child's `maxRSS`, and a benchmark holds much; what it calls VmHWM
 * begins with the program.
 */
function peakBytes(): number {
  // Both in kilobytes, says https://nodejs.org/api/process.html#processresourceusage
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, highWater] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return (highWater === undefined ? process.resourceUsage().maxRSS : Number(highWater)) * 1024;
}
