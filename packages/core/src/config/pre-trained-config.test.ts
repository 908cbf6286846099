import { describe, expect, it } from 'vitest';
import { PreTrainedConfig } from './pre-trained-config.js';

class ToyConfig extends PreTrainedConfig {
  static override readonly modelType = 'toy';
}

describe('PreTrainedConfig', () => {
  it("has Python's defaults", () => {
    const config = new ToyConfig();
    expect(config).toMatchObject({ model_type: 'toy', architectures: [], output_hidden_states: false, num_labels: 2 });
    expect([config.dtype, config.problem_type]).toEqual([undefined, undefined]);
  });

  it('reads torch_dtype of old files; dtype wins', () => {
    expect(new ToyConfig({ torch_dtype: 'float16' }).dtype).toBe('float16');
    expect(new ToyConfig({ torch_dtype: 'float16', dtype: 'bfloat16' }).dtype).toBe('bfloat16');
    expect(new ToyConfig({ dtype: 'bfloat16' }).with({ torch_dtype: 'float32' }).dtype).toBe('float32');
  });

  it('keeps unknown keys and the model type of the file, in JSON too', () => {
    const fields = { model_type: 'other', my_own: { deep: [1, null] }, eps: Infinity };
    const config = new ToyConfig(fields);
    expect(config.model_type).toBe('other');
    expect(JSON.parse(JSON.stringify(config))).toEqual({ ...fields, eps: { __float__: 'Infinity' } });
    expect(JSON.parse(JSON.stringify(new ToyConfig()))).toEqual({ model_type: 'toy' });
  });

  it('does not change with the object that it was made of', () => {
    const fields: { size?: number } = { size: 1 };
    const config = new ToyConfig({ ...fields });
    const kept = new ToyConfig(fields as Record<string, number>);
    fields.size = 2;
    expect(kept.toJSON()).toEqual(config.toJSON());
  });

  it('gives another config of the same class for other fields', () => {
    const config = new ToyConfig({ id2label: { 0: 'cat', 1: 'dog', 2: 'hen' }, kept: true });
    const changed = config.with({ num_labels: 4, output_hidden_states: true });
    expect(changed).toBeInstanceOf(ToyConfig);
    expect(changed).toMatchObject({ num_labels: 4, output_hidden_states: true, fields: { kept: true } });
    expect(changed.id2label[3]).toBe('LABEL_3');
    expect(changed.label2id).toEqual({ LABEL_0: 0, LABEL_1: 1, LABEL_2: 2, LABEL_3: 3 });
    expect(config.num_labels).toBe(3);
    expect(config.with({ num_labels: 3 }).id2label[0]).toBe('cat');
  });

  it('says of which fields an error speaks', () => {
    const config = new ToyConfig({}, 'dir/config.json');
    expect(() => new ToyConfig({ num_labels: 'x' }, 'dir/config.json')).toThrow('dir/config.json is not valid');
    const wrong = () => config.with({ architectures: [] }).with({ num_labels: 'x' });
    expect(wrong).toThrow('dir/config.json (with the fields of this call) is not valid: "num_labels" is "x"');
  });

  it('refuses problem types that do not exist or do not fit', () => {
    expect(() => new ToyConfig({ problem_type: 'classification' })).toThrow('"single_label_classification"');
    expect(() => new ToyConfig({ problem_type: 'single_label_classification', num_labels: 1 })).toThrow('one label');
    expect(new ToyConfig({ problem_type: 'regression', num_labels: 1 }).problem_type).toBe('regression');
  });
});
