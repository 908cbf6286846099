import { allOperations } from '../operations/all-operations.js';
import { serveSession } from './serve-session.js';
import type { SessionPort } from './session-port.js';

/** In Node a worker has no global onmessage; its port is found without an import, which browsers would refuse. */
const nodePort = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort ?? undefined;

const port: SessionPort =
  nodePort === undefined
    ? {
        post: (message, transfer) => globalThis.postMessage(message, { transfer: [...transfer] }),
        onMessage: (listener) => globalThis.addEventListener('message', ({ data }) => listener(data)),
      }
    : {
        post: (message, transfer) => nodePort.postMessage(message, transfer),
        onMessage: (listener) => nodePort.on('message', listener),
      };

serveSession(port, allOperations);

/** Who waits for an answer hears only of errors: one of this file's own must be one, not a rejection that nobody sees. */
if (nodePort === undefined) {
  globalThis.addEventListener('unhandledrejection', ({ reason }) => {
    throw reason;
  });
}
