// A thread that the app started itself.
import { parentPort, workerData } from 'node:worker_threads';
import { wasm } from '@automodel/backend-wasm';
import { runNetwork } from './run-network.js';

parentPort.postMessage(await runNetwork(workerData, wasm({ threads: 2 })));
