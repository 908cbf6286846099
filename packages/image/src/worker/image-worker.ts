import { describeError } from '@automodel/core';
import { doImageWork } from './do-image-work.js';
import type { ImageWork } from './image-work.js';
import type { ImageWorkerAnswer } from './image-worker-answer.js';

/** In Node a worker has no global onmessage; its port is found without an import, which browsers would refuse. */
const nodePort = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort ?? undefined;

async function answer(work: ImageWork): Promise<void> {
  try {
    const { result, memory } = await doImageWork(work);
    post({ kind: 'done', result }, memory);
  } catch (error) {
    post({ kind: 'failed', error: describeError(error) }, []);
  }
}

function post(message: ImageWorkerAnswer, transfer: ArrayBuffer[]): void {
  if (nodePort === undefined) globalThis.postMessage(message, { transfer });
  else nodePort.postMessage(message, transfer);
}

// The messages are those of this package's other side.
if (nodePort === undefined) globalThis.addEventListener('message', ({ data }) => void answer(data as ImageWork));
else nodePort.on('message', (data: unknown) => void answer(data as ImageWork));

/** Who waits for an answer hears only of errors: one of this file's own must be one, not a rejection that nobody sees. */
if (nodePort === undefined) {
  globalThis.addEventListener('unhandledrejection', ({ reason }) => {
    throw reason;
  });
}
