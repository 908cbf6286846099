import { operatorTable } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { unsupportedOperators } from '../unsupported-operators.js';
import { compiledOperators } from './compiled-operators.js';

const opsetImports = [{ domain: '', version: 21 }];

it('knows exactly the operators that are compiled', () => {
  const all = [...new Set(operatorTable.schemas.filter(({ domain }) => domain === '').map(({ name }) => name))];
  const nodes = all.map((opType) => ({ opType, domain: '' }));
  const missing = new Set(unsupportedOperators({ opsetImports, graph: { nodes } }));
  const known = [...new Set(compiledOperators.schemas.map(({ name }) => name))];
  expect(known.sort()).toEqual(all.filter((name) => !missing.has(name)).sort());
});
