import { expect, it } from 'vitest';
import { allOperators } from './all-operators.js';
import { residualOperators } from './residual-operators.js';
import { visionOperatorNames } from './vision-operator-names.js';
import { visionOperators } from './vision-operators.js';

/** Operators that vanish when shapes are known. */
const folded = ['Cast', 'Constant', 'ConstantOfShape', 'DequantizeLinear', 'Range', 'Shape', 'Size'];

it.each([
  { name: 'residualOperators', operators: residualOperators },
  { name: 'visionOperators', operators: visionOperators },
  { name: 'allOperators', operators: allOperators },
])('$name has a schema for exactly what it compiles', ({ operators: { schemas, lowerings } }) => {
  const names = new Set(schemas.schemas.map(({ name }) => name));
  expect([...lowerings.keys()].filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => !lowerings.has(name) && !folded.includes(name))).toEqual([]);
});

it('visionOperatorNames has the names of visionOperators, among which are those of residualOperators', () => {
  expect([...new Set(visionOperators.schemas.schemas.map(({ name }) => name))]).toEqual(visionOperatorNames);
  for (const { name } of residualOperators.schemas.schemas) expect(visionOperatorNames).toContain(name);
});
