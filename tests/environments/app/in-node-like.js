// Runs in Node, Bun and Deno. The argument is the folder of the network; the last line that it writes is the report.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { wasm } from '@automodel/backend-wasm';
import { runNetwork } from './run-network.js';

const names = ['config.json', 'model.safetensors', 'expected.safetensors'];
const [folder] = process.argv.slice(2);
const files = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(`${folder}/${name}`))])),
);

const inWorker = await new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./in-thread.js', import.meta.url), { workerData: files });
  worker.once('message', resolve);
  worker.once('error', reject);
});
console.log(
  JSON.stringify({
    alone: await runNetwork(files, wasm({ threads: 1, worker: false })),
    byDefault: await runNetwork(files, wasm({ threads: 2 })),
    inThread: inWorker,
  }),
);
