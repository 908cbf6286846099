// A build step: writes the kernels of a network for runtimes that compile none. Arguments: the folder of the network, the file to write.
import { readFile, writeFile } from 'node:fs/promises';
import { kernelRecorder } from '@automodel/backend-wasm/emit';
import { runNetwork } from './run-network.js';

const [folder, target] = process.argv.slice(2);
const names = ['config.json', 'model.safetensors', 'expected.safetensors'];
const files = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(`${folder}/${name}`))])),
);
const recorder = kernelRecorder();
await runNetwork(files, recorder.backend);
await writeFile(target, recorder.encode());
