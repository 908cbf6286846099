import { BackendError } from '@automodel/contracts';
import { errorText } from '../runtime/error-text.js';

// `\0asm`
const magic = [0x00, 0x61, 0x73, 0x6d];

/**
 * Fetches onnxruntime-web's WebAssembly file. onnxruntime-web could do so itself, but would remember a failure for ever, and
 * says no more than "expected magic word" of a page that is served in its place (https://github.com/microsoft/onnxruntime/issues/19831).
 * @throws {BackendError} if the answer is no WebAssembly file.
 */
export async function fetchWasm(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch((error: unknown) => {
    throw failure(`${address} cannot be fetched: ${errorText(error)}`, error);
  });
  if (!response.ok) throw failure(`${address} answers with status ${response.status}.`);
  const bytes = new Uint8Array(
    await response.arrayBuffer().catch((error: unknown) => {
      throw failure(`${address} was cut off: ${errorText(error)}`, error);
    }),
  );
  if (magic.some((byte, position) => bytes[position] !== byte)) {
    const type = response.headers.get('content-type') ?? 'unknown type';
    throw failure(`${address} is not a WebAssembly file but ${bytes.length} bytes of ${type}.`);
  }
  return bytes;
}

function failure(reason: string, cause?: unknown): BackendError {
  return new BackendError({
    backend: 'onnxruntime-web',
    operation: 'create a session',
    reason,
    remedy:
      'Serve the files of node_modules/onnxruntime-web/dist there, or correct the option wasmPaths; the next call tries again.',
    cause,
  });
}
