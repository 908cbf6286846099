import { describe, expect, it } from 'vitest';
import { unsupportedOperators } from './unsupported-operators.js';

const outline = (version: number, ...nodes: { opType: string; domain: string }[]) => ({
  opsetImports: [{ domain: '', version }],
  graph: { nodes },
});

describe('unsupportedOperators', () => {
  it('takes the domains of the stock builds', () => {
    const nodes = ['', 'ai.onnx', 'ai.onnx.ml', 'com.microsoft'].map((domain) => ({ opType: 'Any', domain }));
    expect(unsupportedOperators(outline(26, ...nodes))).toEqual([]);
  });

  it('names operators of other domains once', () => {
    const roll = { opType: 'Roll', domain: 'com.example' };
    expect(unsupportedOperators(outline(21, { opType: 'Relu', domain: '' }, roll, roll))).toEqual(['com.example.Roll']);
  });

  it('takes an operator of another domain whose body the model has, if it runs that', () => {
    const model = {
      ...outline(21, { opType: 'Roll', domain: 'com.example' }),
      functions: [{ name: 'Roll', domain: 'com.example', nodes: [{ opType: 'Concat', domain: '' }] }],
    };
    expect(unsupportedOperators(model)).toEqual([]);
    model.functions[0]?.nodes.push({ opType: 'Twist', domain: 'com.example' });
    expect(unsupportedOperators(model)).toEqual(['com.example.Twist']);
  });

  it('names the standard operators of an operator set that is too new', () => {
    expect(unsupportedOperators(outline(27, { opType: 'Relu', domain: '' }))).toEqual(['Relu']);
  });
});
