import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as operators from '../ops/index.js';
import { operatorTable } from './operator-table.js';
import { standardOperators } from './standard-operators.js';
import { visionOperators } from './vision-operators.js';

interface Signature {
  readonly since: number;
  readonly inputs: readonly [number, number | null];
  readonly outputs: readonly [number, number | null];
  readonly attributes: Readonly<Record<string, string>>;
}

/** What `onnx.defs` of the Python package onnx 1.23.1 says of every operator of the list, per form within operator sets 13 to 25. */
const signatures: Readonly<Record<string, readonly Signature[]>> = JSON.parse(
  readFileSync(new URL('../../fixtures/operator-signatures.json', import.meta.url), 'utf8'),
);

/** Inputs that came after operator set 13 but are not checked by operator set: [operator set that has it, inputs before]. */
const laterInputs: Readonly<Record<string, readonly [number, number]>> = {
  Attention: [24, 6],
  Pad: [18, 3],
  ...Object.fromEntries(
    visionOperators
      .filter((name) => name.startsWith('Reduce') && name !== 'ReduceSum')
      .map((name) => [name, [18, 1] as const]),
  ),
};

const opsets = Array.from({ length: 13 }, (_, index) => 13 + index);

describe('operatorTable', () => {
  it('has a schema for every operator that vision models need, and the list is sorted', () => {
    const names = new Set(operatorTable.schemas.map(({ name }) => name));
    expect(visionOperators.filter((name) => !names.has(name))).toEqual([]);
    expect(visionOperators).toEqual([...new Set(visionOperators)].sort());
    expect(visionOperators.filter((name) => !standardOperators.includes(name))).toEqual([]);
    expect([...names].filter((name) => !visionOperators.includes(name))).toEqual([]);
  });

  it('lists every schema that ops/index.ts exports', () => {
    const exported = Object.values(operators).filter((value) => typeof value === 'object');
    expect(new Set(operatorTable.schemas)).toEqual(new Set(exported));
  });

  it.each(visionOperators.map((name) => ({ name })))(
    'describes $name as onnx.defs does, in every operator set',
    ({ name }) => {
      for (const opset of opsets) {
        const signature = signatures[name]?.findLast(({ since }) => since <= opset);
        const schema = operatorTable.find('', name, opset);
        expect(schema === undefined, `${name} in operator set ${opset}`).toBe(signature === undefined);
        if (schema === undefined || signature === undefined) continue;
        const attributes = Object.entries(schema.attributes)
          .filter(([, { since = 0, until = 99 }]) => since <= opset && opset <= until)
          .map(([attribute, { type, required = false }]) => [attribute, `${type}${required ? '!' : ''}`]);
        const [since, before] = laterInputs[name] ?? [0, 0];
        const maxInputs = opset < since ? before : schema.inputs.max;
        expect({
          opset,
          inputs: [schema.inputs.min, Number.isFinite(maxInputs) ? maxInputs : null],
          outputs: [schema.outputs.min, Number.isFinite(schema.outputs.max) ? schema.outputs.max : null],
          attributes: Object.fromEntries(attributes),
        }).toEqual({ opset, inputs: signature.inputs, outputs: signature.outputs, attributes: signature.attributes });
      }
    },
  );
});
