import { FunctionBuilder } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';
import { emitPointers } from './emit-pointers.js';
import { emitTransform } from './emit-transform.js';
import { type WinogradSize, winogradMatrices } from './winograd-matrices.js';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface WinogradInputArguments {
  /** The addresses of the places of each tile, row by row. */
  readonly table: number;
  readonly channelBytes: number;
  /** Room for the places of one tile. */
  readonly scratch: number;
  /** `[tile place][tile][channels]` */
  readonly output: number;
  /** From tile place to tile place. */
  readonly planeStride: number;
  readonly tileBegin: number;
  readonly tileEnd: number;
}

/** The name of a variant. */
export function winogradInputName(size: WinogradSize): string {
  return `f32-winograd-${size}-input`;
}

/** Bᵀ d B for tiles of an image: first along the rows of a tile into scratch memory, then along its columns. */
export function winogradInput(size: WinogradSize): FunctionBuilder {
  const { tile: side, input: matrix } = winogradMatrices[size];
  const builder = new FunctionBuilder(winogradInputName(size), 7);
  const [table, channelBytes, scratch, output, planeStride, tileBegin, tileEnd] = [0, 1, 2, 3, 4, 5, 6];
  const [tile, entry, line, channel, from, to] = builder.localList('i32', 6);
  const pointers = builder.localList('i32', side);
  const vectors = builder.localList('v128', side);
  const loop = { channel, channelBytes, pointers, vectors };

  builder.get(tileBegin).set(tile);
  builder.countUp(tile, 1, tileEnd, () => {
    builder
      .get(table)
      .get(tile)
      .constant(side * side * 4)
      .number('mul')
      .number('add')
      .set(entry);
    builder.get(scratch).set(from).constant(side).set(line);
    builder.countDown(line, () => {
      for (const [index, pointer] of pointers.entries())
        builder
          .get(entry)
          .loadNumber(index * 4)
          .set(pointer);
      builder.increase(entry, side * 4);
      emitTransform(builder, loop, matrix, {
        first: from,
        next: to,
        emitStep: () => builder.increaseBy(to, channelBytes),
      });
      builder.get(channelBytes).constant(side).number('mul').get(from).number('add').set(from);
    });

    builder.get(scratch).set(from).constant(side).set(line);
    builder.get(tile).get(tileBegin).number('sub').get(channelBytes).number('mul').get(output).number('add').set(entry);
    builder.countDown(line, () => {
      builder.get(from);
      emitPointers(builder, pointers, () => builder.get(channelBytes).constant(side).number('mul').number('add'));
      emitTransform(builder, loop, matrix, {
        first: entry,
        next: to,
        emitStep: () => builder.get(planeStride).constant(side).number('mul').get(to).number('add').set(to),
      });
      builder.increaseBy(from, channelBytes).increaseBy(entry, planeStride);
    });
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const winogradInputArguments: (values: WinogradInputArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<WinogradInputArguments>(
    'table',
    'channelBytes',
    'scratch',
    'output',
    'planeStride',
    'tileBegin',
    'tileEnd',
  );
