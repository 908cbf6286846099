/** One recorded tensor. */
export interface RecordedTensor {
  readonly shape: readonly number[];
  readonly data: Uint8Array | Float32Array;
}

/** A reader of the safetensors format that is enough for this package's fixtures: U8 and F32, all in memory. */
export function readSafetensors(bytes: Uint8Array): Map<string, RecordedTensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bodyStart = 8 + Number(view.getBigUint64(0, true));
  const header: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, bodyStart)),
  );
  const tensors = new Map<string, RecordedTensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const [start, end] = entry.data_offsets;
    // Not bytes.slice: a Buffer's is a view.
    const copy = Uint8Array.from(bytes.subarray(bodyStart + start, bodyStart + end));
    if (entry.dtype !== 'U8' && entry.dtype !== 'F32') throw new Error(`${name} has dtype ${entry.dtype}`);
    tensors.set(name, { shape: entry.shape, data: entry.dtype === 'U8' ? copy : new Float32Array(copy.buffer) });
  }
  return tensors;
}
