import { describe, expect, it } from 'vitest';
import { dataTypeCodes } from './data-type-codes.js';
import { dataTypeFromCode } from './data-type-from-code.js';
import { dataTypeNames } from './data-type-names.js';

describe('dataTypeFromCode', () => {
  it('finds every data type by its number', () => {
    const codes = Object.entries(dataTypeCodes);
    expect(dataTypeNames.slice(1)).toHaveLength(codes.length);
    for (const [name, code] of codes) {
      expect(dataTypeFromCode(code)).toBe(name);
      expect(dataTypeNames.map(String).indexOf(name)).toBe(code);
    }
  });

  it.each([0, -1, 27, 1.5, 2 ** 53, Number.NaN])('finds nothing by %d', (code) => {
    expect(dataTypeFromCode(code)).toBeUndefined();
  });
});
