const largestCode = 4095;

/**
 * Decompresses the pixels of a GIF: the minimum code size, then blocks of up to 255 bytes of codes, lowest bits first.
 * Format: https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix F
 * @param start where the minimum code size stands.
 * @param length how many pixels there must be.
 * @throws {RangeError} if there are fewer, or a code means nothing.
 */
export function decodeLzw(bytes: Uint8Array, start: number, length: number): Uint8Array {
  const minimumCodeSize = bytes[start] ?? 0;
  if (minimumCodeSize < 1 || minimumCodeSize > 8) throw new RangeError(`A code size of ${minimumCodeSize} bits.`);
  const clearCode = 1 << minimumCodeSize;
  const endCode = clearCode + 1;
  const readCode = codeReader(bytes, start + 1);
  const output = new Uint8Array(length);

  // A code stands for a stretch of the output so far: that of the code before it, and one pixel more.
  const stretchStarts = new Int32Array(largestCode + 1);
  const stretchLengths = new Int32Array(largestCode + 1);
  let nextCode = endCode + 1;
  let codeSize = minimumCodeSize + 1;
  let previousStart = -1;
  let written = 0;
  while (written < length) {
    const code = readCode(codeSize);
    if (code === clearCode) {
      nextCode = endCode + 1;
      codeSize = minimumCodeSize + 1;
      previousStart = -1;
      continue;
    }
    if (code === endCode) throw new RangeError(`The pixels end after ${written} of ${length}.`);
    if (code > (previousStart < 0 ? endCode : nextCode)) throw new RangeError(`The code ${code} means nothing.`);

    const currentStart = written;
    if (previousStart >= 0 && nextCode <= largestCode) {
      stretchStarts[nextCode] = previousStart;
      stretchLengths[nextCode] = currentStart - previousStart + 1;
      nextCode++;
    }
    if (code < clearCode) {
      output[written++] = code;
    } else {
      // Byte by byte, since a stretch may reach into what it writes; what is beyond the picture falls away.
      const from = stretchStarts[code] ?? 0;
      const count = stretchLengths[code] ?? 0;
      for (let index = 0; index < count; index++) output[written++] = output[from + index] ?? 0;
    }
    previousStart = currentStart;
    if (nextCode === 1 << codeSize && codeSize < 12) codeSize++;
  }
  return output;
}

/** A function that reads the next code of so many bits. */
function codeReader(bytes: Uint8Array, start: number): (size: number) => number {
  let at = start;
  let blockEnd = start;
  let buffer = 0;
  let bufferedBits = 0;
  return (size) => {
    while (bufferedBits < size) {
      if (at === blockEnd) {
        blockEnd = at + 1 + (bytes[at] ?? 0);
        at++;
      }
      const byte = bytes[at];
      if (byte === undefined || at >= blockEnd) throw new RangeError('The pixels end early.');
      buffer |= byte << bufferedBits;
      bufferedBits += 8;
      at++;
    }
    const code = buffer & ((1 << size) - 1);
    buffer >>>= size;
    bufferedBits -= size;
    return code;
  };
}
