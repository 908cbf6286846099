import type { RawImage } from '../raw-image.js';
import { type RecordedTensor, readSafetensors } from './read-safetensors.js';

// Vite rewrites `new URL(…, import.meta.url)` at build time, and only for files of one folder.
const here = import.meta.url;

/** The bytes of a fixture of this package, from the test server. */
export async function fetchFixture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`../../fixtures/${name}`, here));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What Pillow makes of files, by their name; of those in `fixtures/decode` unless other recordings are named. */
export async function fetchPillowImages(recordings = 'decode.safetensors'): Promise<(name: string) => RawImage> {
  const tensors = readSafetensors(await fetchFixture(recordings));
  return (name) => {
    const { data, shape }: RecordedTensor = tensors.get(name) ?? { data: new Uint8Array(0), shape: [] };
    const [height = 0, width = 0] = shape;
    if (!(data instanceof Uint8Array) || data.length === 0) throw new Error(`no recorded ${name}`);
    return { data, width, height, channels: 3 };
  };
}
