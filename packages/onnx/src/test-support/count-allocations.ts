/** Array classes whose memory lies outside of the heap. */
const arrayClasses = [
  'ArrayBuffer',
  'BigInt64Array',
  'BigUint64Array',
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Uint8Array',
  'Uint16Array',
  'Uint32Array',
] as const;

/** Runs work and gives the bytes that it asked for as binary arrays, whether or not they were freed again. */
export function countAllocations(work: () => void): number {
  let total = 0;
  const originals = arrayClasses.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, descriptor] of originals) {
    const original: unknown = descriptor?.value;
    if (typeof original !== 'function') continue;
    const value = new Proxy(original, {
      construct(target, given, newTarget) {
        const made: unknown = Reflect.construct(target, given, newTarget === value ? target : newTarget);
        const [first] = given;
        // Views of other memory take none of their own.
        const isView = first instanceof ArrayBuffer;
        if (!isView && (made instanceof ArrayBuffer || ArrayBuffer.isView(made))) total += made.byteLength;
        return made as object;
      },
    });
    Object.defineProperty(globalThis, name, { ...descriptor, value });
  }
  try {
    work();
  } finally {
    for (const [name, descriptor] of originals) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  }
  return total;
}
