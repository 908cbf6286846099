// @ts-check
/**
 * One thread of automodel's WebAssembly engine. This file imports nothing, so that it works as it is in Node, in every bundler, and served by
 * hand (the option `workerUrl`).
 *
 * It gets one message, with the memory that it shares with the session; everything after goes through that memory. The layout of the words and
 * how threads meet: thread-words.ts and thread-team.ts.
 *
 * @typedef {{ memory: WebAssembly.Memory, words: number, thread: number, threads: number, layout: Record<string, number> }} Start
 * @typedef {(begin: number, end: number) => void} RunProgram
 */

/** Programs whose instances are kept: as many as a session keeps plans. */
const maximumInstances = 4;

// In Node a worker has no global onmessage; its port is found without an import, which browsers would refuse.
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads')?.parentPort ?? globalThis;

port.onmessage = (/** @type {{ data: Start }} */ { data }) => serve(data);

/** @param {Start} start */
function serve({ memory, words: address, thread, threads, layout }) {
  const words = new Int32Array(memory.buffer, address, layout.length);
  /** @type {Map<number, RunProgram>} */
  const instances = new Map();
  let seen = 0;
  Atomics.add(words, layout.ready, 1);
  for (;;) {
    waitWhile(words, layout.runs, layout.idleSpins, (value) => value === seen);
    seen = Atomics.load(words, layout.runs);
    const program = Atomics.load(words, layout.program);
    const id = Atomics.load(words, layout.programId);
    const begin = Atomics.load(words, layout.programWords);
    const stages = Atomics.load(words, layout.stages);
    const table = integers(begin + stages * threads * 2).subarray(begin);
    const runProgram = instances.get(id) ?? instantiate();
    let target = Atomics.load(words, layout.base);
    for (let stage = 0; stage < stages; stage++) {
      const entry = (stage * threads + thread) * 2;
      const [from, to] = [table[entry], table[entry + 1]];
      if (from < to) runProgram(from, to);
      target = (target + threads) | 0;
      arrive(target);
      if (stage + 1 === stages) break;
      waitWhile(words, layout.arrived, layout.spins, (value) => ((value - target) | 0) < 0);
      const isCancelled = Atomics.load(words, layout.cancelled) === seen;
      if (isCancelled && ((target - Atomics.load(words, layout.cancelledFrom)) | 0) >= 0) break;
    }

    /** @returns {RunProgram} */
    function instantiate() {
      const length = Atomics.load(words, layout.programLength);
      const bytes = new Uint8Array(integers((program + length) / 4).buffer, program, length).slice();
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { environment: { memory } });
      const made = /** @type {RunProgram} */ (instance.exports.runProgram);
      instances.set(id, made);
      const [oldest] = instances.keys();
      if (instances.size > maximumInstances) instances.delete(oldest);
      return made;
    }
  }

  /** @param {number} target the count that is complete when all threads have arrived */
  function arrive(target) {
    const arrived = (Atomics.add(words, layout.arrived, 1) + 1) | 0;
    if (arrived === target && Atomics.load(words, layout.sleepers) > 0) Atomics.notify(words, layout.arrived);
  }

  /**
   * Looks often at first, then sleeps until woken.
   *
   * @param {Int32Array} shared
   * @param {number} index
   * @param {number} spins
   * @param {(value: number) => boolean} condition
   */
  function waitWhile(shared, index, spins, condition) {
    for (let spin = 0; spin < spins; spin++) if (!condition(Atomics.load(shared, index))) return;
    Atomics.add(shared, layout.sleepers, 1);
    for (let value = Atomics.load(shared, index); condition(value); value = Atomics.load(shared, index)) {
      Atomics.wait(shared, index, value);
    }
    Atomics.sub(shared, layout.sleepers, 1);
  }

  /**
   * All of the memory, once it is known here to have grown so far: engines tell other threads of a growth a little later.
   *
   * @param {number} length
   */
  function integers(length) {
    let view = new Int32Array(memory.buffer);
    while (view.length < length) {
      // A growth while the memory was on its way to this thread is heard of only by growing it here, if by nothing.
      memory.grow(0);
      view = new Int32Array(memory.buffer);
    }
    return view;
  }
}
