import { describe, expect, it } from 'vitest';
import { encodeNpyHeader, npyHeaderLength } from './encode-npy-header.js';
import { readNpyColumns } from './read-npy-columns.js';

// numpy.save of zeros((3, 2), float32), numpy 2.4.6: everything before the data.
const recorded = Buffer.from(
  '934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a2028332c2032292c207d202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020200a',
  'hex',
);

describe('the .npy header', () => {
  it("is NumPy's own, byte by byte", () => {
    expect(encodeNpyHeader(3, 2).equals(recorded)).toBe(true);
    expect(readNpyColumns(recorded)).toBe(2);
  });

  it('has room for any number of rows', () => {
    const header = encodeNpyHeader(Number.MAX_SAFE_INTEGER, 1_000_000);
    expect(header).toHaveLength(npyHeaderLength);
    expect(header.at(-1)).toBe(0x0a);
    expect(readNpyColumns(header)).toBe(1_000_000);
  });

  it('is not taken for granted', () => {
    expect(readNpyColumns(Buffer.alloc(npyHeaderLength))).toBeUndefined();
    const float64 = Buffer.from(recorded.toString('latin1').replace('<f4', '<f8'), 'latin1');
    expect(readNpyColumns(float64)).toBeUndefined();
  });
});
