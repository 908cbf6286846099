import type { FunctionBuilder } from './function-builder.js';
import { unsignedLeb128 } from './leb128.js';

/** How the memory that a module imports is declared. */
export interface MemoryDeclaration {
  readonly shared: boolean;
  /** In pages of 64 KiB. */
  readonly maximumPages: number;
}

const valueTypes = { i32: 0x7f, v128: 0x7b } as const;

const functionReference = 0x70;

const nothing: readonly number[] = [];

/** One after another: engines copy arrays of small numbers as blocks. */
const join = (...parts: readonly (readonly number[])[]): number[] => nothing.concat(...parts);

const list = (items: readonly (readonly number[])[]): number[] => join(unsignedLeb128(items.length), ...items);

const text = (value: string): number[] => {
  const bytes = new TextEncoder().encode(value);
  return [...unsignedLeb128(bytes.length), ...bytes];
};

const section = (id: number, content: readonly number[]): number[] =>
  join([id], unsignedLeb128(content.length), content);

/**
 * The bytes of a WebAssembly module that exports functions over one imported memory, `environment.memory`.
 * @param table indices of the functions that can be called indirectly; without it there is no table, and no indirect call is valid.
 * Format: https://webassembly.github.io/spec/core/binary/modules.html
 */
export function encodeModule(
  functions: readonly FunctionBuilder[],
  { shared, maximumPages }: MemoryDeclaration,
  table?: readonly number[],
): Uint8Array<ArrayBuffer> {
  // The index of a type is the number of its parameters.
  const typeCount = Math.max(0, ...functions.map(({ parameterCount }) => parameterCount)) + 1;
  const types = Array.from({ length: typeCount }, (_, count) => {
    return [0x60, ...list(new Array<number[]>(count).fill([valueTypes.i32])), 0];
  });
  const memory = [...text('environment'), ...text('memory'), 2, shared ? 3 : 1, 1, ...unsignedLeb128(maximumPages)];
  const typeIndices = functions.map(({ parameterCount }) => unsignedLeb128(parameterCount));
  const exports = functions.map(({ name }, index) => [...text(name), 0, ...unsignedLeb128(index)]);
  const bodies = functions.map(({ locals, code }) => {
    const variables = list(locals.map((type) => [1, valueTypes[type]]));
    return join(unsignedLeb128(variables.length + code.length + 1), variables, code, [0x0b]);
  });
  return new Uint8Array(
    join(
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, list(types)),
      section(2, list([memory])),
      section(3, list(typeIndices)),
      ...(table === undefined ? [] : [section(4, list([[functionReference, 0, ...unsignedLeb128(table.length)]]))]),
      section(7, list(exports)),
      ...(table === undefined ? [] : [section(9, list([[0, 0x41, 0, 0x0b, ...list(table.map(unsignedLeb128))]]))]),
      section(10, list(bodies)),
    ),
  );
}
