import { describe, expect, it } from 'vitest';
import { numberSpellings, pythonNumber } from './number-spellings.js';
import { toPythonJson } from './to-python-json.js';

const read = String.raw`{"eps": 1.0, "big": 12345678901234567890, "changed": 2.0, "tiny": 0.00001, "huge": 1e16, "z": -0.0, "n": -0, "a": [1.0, {"b": 1E2, "c": 9007199254740993}, 0.10], "s": "n1.0", "__proto__": {"x": 3.0}, "q\"1.0": "\u0031.0 \\", "t": 1.5e300, "u": 123456789012345680.0, "w": 0.0001}`;

/** What Python 3.11 makes of it: `json.dumps(json.loads(read), indent=2, sort_keys=True)`. */
const written = String.raw`{
  "__proto__": {
    "x": 3.0
  },
  "a": [
    1.0,
    {
      "b": 100.0,
      "c": 9007199254740993
    },
    0.1
  ],
  "big": 12345678901234567890,
  "changed": 2.0,
  "eps": 1.0,
  "huge": 1e+16,
  "n": 0,
  "q\"1.0": "1.0 \\",
  "s": "n1.0",
  "t": 1.5e+300,
  "tiny": 1e-05,
  "u": 1.2345678901234568e+17,
  "w": 0.0001,
  "z": -0.0
}
`;

describe('toPythonJson with the original text', () => {
  it('writes the numbers as Python does', () => {
    expect(toPythonJson(JSON.parse(read), read)).toBe(written);
  });

  it('writes numbers that changed, or have no original, as without one', () => {
    expect(toPythonJson({ ...JSON.parse(read), changed: 3, more: 4 }, read)).toBe(
      written.replace('"changed": 2.0', '"changed": 3').replace('  "n":', '  "more": 4,\n  "n":'),
    );
    expect(toPythonJson({ s: 1, a: { 0: 1 }, eps: [1] }, read)).toBe(toPythonJson({ s: 1, a: { 0: 1 }, eps: [1] }));
  });

  it('does without an original that is not JSON', () => {
    expect(numberSpellings('{"a": 1.0')).toBeUndefined();
    expect(toPythonJson({ a: 1 }, '{"a": 1.0')).toBe('{\n  "a": 1\n}\n');
    expect(pythonNumber(1, 's1.0')).toBeUndefined();
  });
});
