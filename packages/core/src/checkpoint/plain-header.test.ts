import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedHeader } from './checked-header.js';
import { plainHeader } from './plain-header.js';

const file = 'x.safetensors';
const prefix = new Uint8Array(8);
const encode = (json: string): Uint8Array => new TextEncoder().encode(json);
const plain = (json: string, data: number) => plainHeader(encode(json), file, 8 + encode(json).length + data);

function checked(json: string, data: number) {
  const bytes = encode(json);
  try {
    return checkedHeader(file, 8 + bytes.length + data, bytes.length, prefix, bytes);
  } catch {
    return undefined;
  }
}

const tensor = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}';

/** Members of an object, in which some names are there twice. */
const object = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(name, value), { maxLength })
    .map((members) => `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`);
const json = (...values: readonly unknown[]): fc.Arbitrary<string> =>
  fc.constantFrom(...values.map((value) => JSON.stringify(value)));

/** Mostly right, so that every single thing that is wrong is met alone. */
const entry = fc
  .record({
    dtype: fc.oneof({ weight: 9, arbitrary: json('F32') }, json('F16', 'I64', 'constructor', ['F32'], null)),
    shape: fc.oneof(
      { weight: 9, arbitrary: json([1]) },
      json([2, 1], [], [0], [-1], [0.5], ['1'], 1, [2 ** 40, 2 ** 40]),
    ),
    data_offsets: fc.oneof(
      { weight: 9, arbitrary: json([0, 4], [4, 8]) },
      json([0, 8], [8, 12], [4, 4], [4, 0], [0, 4, 4], [0], null, [0, '4']),
    ),
  })
  .map(({ dtype, shape, data_offsets: offsets }) => `{"dtype":${dtype},"shape":${shape},"data_offsets":${offsets}}`);
const metadata = fc.oneof(
  json({}, { format: 'pt' }, null, [], 'pt', { format: 1 }),
  fc.constant('{"format":"np","format":"pt"}'),
);
const header = fc
  .tuple(
    object(
      fc.constantFrom('a', 'b', '0', '__proto__'),
      fc.oneof(
        { weight: 9, arbitrary: entry },
        json(null, 'F32', 1),
        fc.constant(`${tensor.slice(0, -1)},"shape":[1]}`),
      ),
      3,
    ),
    fc.option(metadata),
    fc.constantFrom('', '', ' ', '\n', ' x'),
  )
  .map(([members, texts, end]) => {
    const comma = members === '{}' ? '' : ',';
    return (texts === null ? members : `{"__metadata__":${texts}${comma}${members.slice(1)}`) + end;
  });

/** Whether a header is written as the reference implementation writes it. */
function isCanonical(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === text.trimEnd();
  } catch {
    return false;
  }
}

describe('plainHeader', () => {
  it('takes what Transformers writes', async () => {
    const written = await readFile(new URL('../../fixtures/transformers.safetensors', import.meta.url));
    const length = Number(written.readBigUInt64LE());
    const bytes = written.subarray(8, 8 + length);
    const found = plainHeader(bytes, file, written.length);
    expect(found?.tensors.length).toBeGreaterThan(0);
    expect(found).toEqual(checkedHeader(file, written.length, length, written.subarray(0, 8), bytes));
  });

  it.each([
    ['a type that few checkpoints have', `{"a":${tensor.replace('F32', 'U32')}}`],
    ['spaces', `{ "a": ${tensor} }`],
    ['escapes that are not needed', `{"\\u0061":${tensor}}`],
    ['metadata with a key that is there twice', `{"__metadata__":{"format":"np","format":"pt"},"a":${tensor}}`],
  ])('leaves a header with %s to the other reader', (_, text) => {
    expect(plain(text, 4)).toBeUndefined();
    expect(checked(text, 4)?.tensors).toMatchObject([{ name: 'a', dims: [1], length: 4 }]);
  });

  it('takes exactly the headers in which the other reader finds nothing wrong, if they are written plainly', () => {
    let [right, wrong] = [0, 0];
    fc.assert(
      fc.property(header, fc.constantFrom(0, 4, 8, 8, 12), (text, data) => {
        const expected = checked(text, data);
        if (expected === undefined) wrong += 1;
        else right += 1;
        expect(plain(text, data)).toEqual(isCanonical(text) ? expected : undefined);
      }),
      { numRuns: 5000, seed: 20_261_128 },
    );
    expect(Math.min(right, wrong)).toBeGreaterThan(200);
  });
});
