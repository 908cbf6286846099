import type { ArgsDef } from 'citty';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors/usage-error.js';
import { checkArguments } from './check-arguments.js';

const definitions: ArgsDef = {
  images: { type: 'positional', required: false },
  'top-k': { type: 'string', alias: 'k' },
  json: { type: 'boolean' },
};

describe('checkArguments', () => {
  it.each([
    [[]],
    [['a.png', '--top-k', '3', '--json', 'b.png']],
    [['--top-k=3']],
    [['-k', '3']],
    [['-k3']],
    [['--top-k', '-5']],
    [['--json', '--', '--not-an-option.png']],
  ])('takes %j', (rawArguments) => {
    expect(() => checkArguments(rawArguments, definitions, 'classify')).not.toThrow();
  });

  it.each([
    [['--topk', '3'], 'There is no option --topk.', 'Did you mean --top-k?'],
    [['--topK', '3'], 'There is no option --topK.', 'Did you mean --top-k?'],
    [['-j'], 'There is no option -j.', 'Did you mean --json?'],
    [['--no-json'], 'There is no option --no-json.', 'Did you mean --json?'],
    [['--top-k'], 'The option --top-k needs a value.', 'automodel classify --help'],
    [['--top-k='], 'The option --top-k needs a value.', 'automodel classify --help'],
    [['--top-k', '--json'], 'The option --top-k needs a value.', 'automodel classify --help'],
    [['--json=yes'], 'The option --json takes no value, but got "yes".', 'automodel classify --help'],
  ])('refuses %j', (rawArguments, message, remedy) => {
    const check = (): void => checkArguments(rawArguments, definitions, 'classify');
    expect(check).toThrow(UsageError);
    expect(check).toThrow(message);
    expect(check).toThrow(expect.objectContaining({ remedy: expect.stringContaining(remedy) }));
  });
});
