/** The header's bytes; a multiple of 64, as the format asks for, with room for any number of rows. */
export const npyHeaderLength = 128;

/**
 * The header of a .npy file of float32 `[rows, columns]`, always of the same length, so that it can be written again with more rows.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0.
 */
export function encodeNpyHeader(rows: number, columns: number): Buffer {
  const header = Buffer.alloc(npyHeaderLength, ' ');
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(npyHeaderLength - 10, 8);
  header.write(`{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`, 10, 'latin1');
  header.write('\n', npyHeaderLength - 1);
  return header;
}
