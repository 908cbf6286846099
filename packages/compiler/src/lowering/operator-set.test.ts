import { expect, it } from 'vitest';
import { allOperators } from './all-operators.js';
import { furtherVisionOperators } from './further-vision-operators.js';
import type { OperatorSet } from './operator-set.js';
import { residualOperators } from './residual-operators.js';
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

it('furtherVisionOperators has the names of visionOperators beside those of residualOperators', () => {
  const names = ({ schemas }: OperatorSet): readonly string[] => schemas.schemas.map(({ name }) => name);
  const all = [...names(residualOperators), ...furtherVisionOperators];
  expect([...new Set(names(visionOperators))].sort()).toEqual(all.sort());
});
