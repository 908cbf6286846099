import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.js';
import { readBackboneFeatures } from './backbone-features.js';
import { FieldReader } from './field-reader.js';

const stages = ['stem', 'stage1', 'stage2', 'stage3'];
const read = (fields: JsonObject) => readBackboneFeatures(new FieldReader(fields, 'config.json'), stages);

// The rules are those of backbone_utils.py in Transformers.
describe('readBackboneFeatures', () => {
  it('takes the last stage by default', () => {
    expect(read({})).toEqual({ out_features: ['stage3'], out_indices: [3] });
    expect(read({ out_features: null, out_indices: null })).toEqual({ out_features: ['stage3'], out_indices: [3] });
  });

  it('derives one from the other, and keeps negative indices', () => {
    expect(read({ out_features: ['stem', 'stage2'] }).out_indices).toEqual([0, 2]);
    expect(read({ out_indices: [0, -1] })).toEqual({ out_features: ['stem', 'stage3'], out_indices: [0, -1] });
    expect(read({ out_features: ['stage1', 'stage3'], out_indices: [1, -1] }).out_indices).toEqual([1, -1]);
  });

  it.each<[JsonObject, string]>([
    [{ out_features: ['stage4'] }, 'has "stage4", which is not one of stem, stage1, stage2, stage3'],
    [{ out_features: ['stage2', 'stage1'] }, 'must be in the order of the stages: stage1, stage2'],
    [{ out_features: ['stem', 'stem'] }, 'names a stage twice'],
    [{ out_features: 'stem' }, '"out_features" is "stem", but must be an array of strings'],
    [{ out_indices: [4] }, 'has 4, but the 4 stages have the indices -4 to 3'],
    [{ out_indices: [-5] }, 'has -5'],
    [{ out_indices: [2, 1] }, 'must be in the order of the stages: 1, 2'],
    [{ out_indices: [3, -1] }, 'names a stage twice'],
    [{ out_indices: [-1, 0] }, 'must be in the order of the stages: 0, -1'],
    [{ out_indices: [0.5] }, '"out_indices" is [0.5]'],
    [{ out_indices: [0], out_features: ['stem', 'stage1'] }, 'has 1 entries, but "out_features" has 2'],
    [{ out_indices: [0], out_features: ['stage1'] }, 'names other stages than "out_features"'],
  ])('refuses %j', (fields, message) => {
    expect(() => read(fields)).toThrow(message);
  });
});
