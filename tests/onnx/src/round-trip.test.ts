import { checkModel, supportedOperatorSets } from '@automodel/onnx';
import { decodeModel, encodeModel } from '@automodel/onnx/serde';
import { describe, expect, it } from 'vitest';
import { hasRecordedCases, readRecordedCases } from './recorded-cases.js';

// The 1,156 cases lie in ../shared, beside the checkout.
describe.skipIf(!hasRecordedCases)('the recorded models', () => {
  const cases = readRecordedCases();

  it('are all there', () => {
    expect(cases.length).toBe(1156);
  });

  it('survive decode, encode, decode', () => {
    for (const { name, model } of cases) {
      const decoded = decodeModel(model);
      expect(decodeModel(encodeModel(decoded)), name).toEqual(decoded);
    }
  });

  it('pass the checker where their operator set is supported', () => {
    const { oldest, newest } = supportedOperatorSets;
    const refused: string[] = [];
    for (const { name, model } of cases) {
      const decoded = decodeModel(model);
      const opset = decoded.opsetImports.find(({ domain }) => domain === '')?.version ?? 0;
      const isSupported = opset >= oldest && opset <= newest;
      try {
        checkModel(decoded);
        if (!isSupported) refused.push(`${name}: accepted, though its operator set is ${opset}`);
      } catch (error) {
        if (isSupported) refused.push(`${name}: ${String(error)}`);
      }
    }
    expect(refused).toEqual([]);
  });
});
