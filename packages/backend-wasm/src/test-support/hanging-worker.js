// Says that it is ready, and does nothing more: a worker that was lost without a word.
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads')?.parentPort ?? globalThis;

port.onmessage = ({ data: { memory, words, layout } }) => {
  Atomics.add(new Int32Array(memory.buffer, words, layout.length), layout.ready, 1);
};
