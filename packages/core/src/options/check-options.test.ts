import { InvalidOptionError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { checkOptions } from './check-options.js';

const names = ['ignoreMismatchedSizes', 'onProgress', 'signal'];

describe('checkOptions', () => {
  it('takes options that exist, undefined ones too', () => {
    expect(() => checkOptions({ signal: undefined, onProgress: 1 }, names)).not.toThrow();
    expect(() => checkOptions({}, names)).not.toThrow();
  });

  it('names the option that was meant', () => {
    const check = (options: object) => () => checkOptions(options, names);
    expect(check({ onProgres: 1 })).toThrow(
      '"onProgres" is not valid: there is no such option. The nearest are "onProgress"',
    );
    expect(check({ ignore_mismatched_sizes: true })).toThrow('Use "ignoreMismatchedSizes".');
    expect(check({ top_k: 5 })).toThrow('The nearest are');
    expect(() => checkOptions({ num_labels: 3 }, ['config', 'signal'])).toThrow(
      'If it is a field of the config, pass { config: { num_labels: … } }.',
    );
    expect(check({ quantized: true })).toThrow('computed with in float32: leave it out');
    expect(check({ constructor: 1 })).toThrow('The nearest are');
    expect(check({ signl: 7 })).toThrow(InvalidOptionError);
    expect(check({ signl: 7 })).toThrow(expect.objectContaining({ option: 'signl', value: 7 }));
  });
});
