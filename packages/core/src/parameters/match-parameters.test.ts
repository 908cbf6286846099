import { describe, expect, it } from 'vitest';
import type { CheckpointTensor } from '../checkpoint/checkpoint-tensor.js';
import { matchParameters } from './match-parameters.js';
import type { ParameterDeclaration } from './parameter-declaration.js';

const declare = (...names: string[]): ParameterDeclaration[] =>
  names.map((name) => ({ name, dims: [2], dataType: 'float32', initialization: { kind: 'constant', value: 0 } }));

function checkpoint(shapes: Readonly<Record<string, readonly number[]>>): Map<string, CheckpointTensor> {
  const file = 'model.safetensors';
  return new Map(
    Object.entries(shapes).map(([name, dims]) => [
      name,
      { name, dims, file, dataType: 'float32', offset: 0, length: 8 },
    ]),
  );
}

const match = (
  declarations: readonly ParameterDeclaration[],
  shapes: Readonly<Record<string, readonly number[]>>,
  renameKey?: (key: string) => string,
) => {
  const { found, ...info } = matchParameters(declarations, checkpoint(shapes), {
    baseModelPrefix: 'resnet',
    renameKey,
  });
  return { ...info, found: Object.fromEntries([...found].map(([name, tensor]) => [name, tensor.name])) };
};

const nothing = { missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] };

describe('matchParameters', () => {
  it('matches by name', () => {
    expect(match(declare('resnet.a', 'classifier.b'), { 'resnet.a': [2], 'classifier.b': [2] })).toEqual({
      ...nothing,
      found: { 'resnet.a': 'resnet.a', 'classifier.b': 'classifier.b' },
    });
  });

  it("adds the base model's prefix, and strips it", () => {
    expect(match(declare('resnet.a'), { a: [2] })).toEqual({ ...nothing, found: { 'resnet.a': 'a' } });
    expect(match(declare('a'), { 'resnet.a': [2] })).toEqual({ ...nothing, found: { a: 'resnet.a' } });
    expect(match(declare('a'), { 'resnet.resnet.a': [2] }).unexpectedKeys).toEqual(['resnet.resnet.a']);
    expect(match(declare('a'), { resneta: [2] }).unexpectedKeys).toEqual(['resneta']);
  });

  it('prefers the very name to one with the prefix added or stripped, in any order', () => {
    const expected = { ...nothing, unexpectedKeys: ['a'], found: { 'resnet.a': 'resnet.a' } };
    expect(match(declare('resnet.a'), { a: [2], 'resnet.a': [2] })).toEqual(expected);
    expect(match(declare('resnet.a'), { 'resnet.a': [2], a: [2] })).toEqual(expected);
  });

  it('takes the first of two tensors that are renamed alike, and reports the other by its own name', () => {
    const rename = (key: string): string => key.replace(/^old\d/, 'resnet');
    expect(match(declare('resnet.a'), { 'old1.a': [2], 'old2.a': [2] }, rename)).toEqual({
      ...nothing,
      unexpectedKeys: ['old2.a'],
      found: { 'resnet.a': 'old1.a' },
    });
  });

  it('reports what is missing, left over, or of another shape', () => {
    expect(match(declare('a', 'b', 'c'), { a: [2], b: [3], d: [2] })).toEqual({
      found: { a: 'a' },
      missingKeys: ['c'],
      unexpectedKeys: ['d'],
      mismatchedKeys: [{ key: 'b', checkpointShape: [3], modelShape: [2] }],
    });
  });

  it('tells shapes apart that have the same number of elements', () => {
    expect(match(declare('a'), { a: [2, 1] }).mismatchedKeys).toHaveLength(1);
    expect(match(declare('a'), { a: [] }).mismatchedKeys).toHaveLength(1);
  });
});
