/** A copy of a PNG, JPEG, GIF, WebP, BMP, TIFF or AVIF file of few pixels whose header claims to be a square of `edge`. */
export function withClaimedSize(file: Uint8Array, edge: number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(file);
  const view = new DataView(copy.buffer);
  const text = String.fromCharCode(...copy.subarray(0, 400));
  if (text.startsWith('\x89PNG')) write32(view, [16, 20], edge, false);
  else if (text.startsWith('GIF8')) [6, 8].forEach((at) => void view.setUint16(at, edge, true));
  else if (text.startsWith('BM')) write32(view, [18, 22], edge, true);
  else if (text.startsWith('RIFF')) [24, 27].forEach((at) => void copy.set([(edge - 1) & 255, (edge - 1) >> 8, 0], at));
  else if (text.startsWith('II*')) claimInTiff(view, edge);
  else if (text.includes('ftyp')) write32(view, [text.indexOf('ispe') + 8, text.indexOf('ispe') + 12], edge, false);
  else {
    const frame = copy.findIndex((byte, at) => byte === 0xff && copy[at + 1] === 0xc0);
    [frame + 5, frame + 7].forEach((at) => void view.setUint16(at, edge));
  }
  return copy;
}

function write32(view: DataView, places: readonly number[], value: number, isLittleEndian: boolean): void {
  for (const at of places) view.setUint32(at, value, isLittleEndian);
}

function claimInTiff(view: DataView, edge: number): void {
  const directory = view.getUint32(4, true);
  for (let at = directory + 2; at < directory + 2 + view.getUint16(directory, true) * 12; at += 12) {
    const tag = view.getUint16(at, true);
    if (tag === 256 || tag === 257) view.setUint16(at + 8, edge, true);
  }
}
