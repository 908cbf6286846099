import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
import { argumentOrder } from './argument-order.js';
import { emitChannelLoop } from './emit-channel-loop.js';
import { emitCombination } from './emit-combination.js';
import { emitPointers } from './emit-pointers.js';
import { emitTransform } from './emit-transform.js';
import { type WinogradSize, winogradMatrices } from './winograd-matrices.js';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface WinogradOutputArguments {
  /** `[tile place][tile][channels]` */
  readonly input: number;
  /** From tile place to tile place. */
  readonly planeStride: number;
  readonly channelBytes: number;
  /** Room for the places of one tile. */
  readonly scratch: number;
  /** The addresses of the output places of each tile, row by row. */
  readonly table: number;
  readonly bias: number;
  /** The same for the places that are added before the activation, if the variant adds any. */
  readonly residualTable: number;
  readonly tileBegin: number;
  readonly tileEnd: number;
}

/** One member of the family. */
export interface WinogradOutputVariant {
  readonly size: WinogradSize;
  readonly residual: boolean;
  readonly activation: Activation | undefined;
}

/** The name of a variant. */
export function winogradOutputName({ size, residual, activation }: WinogradOutputVariant): string {
  return `f32-winograd-${size}-output-${residual ? 'residual-' : ''}${activation?.name ?? 'identity'}`;
}

/** activation(Aᵀ m A + bias + residual) for tiles of products: first along the rows of a tile, then along its columns. */
export function winogradOutput(variant: WinogradOutputVariant): FunctionBuilder {
  const { size, residual, activation } = variant;
  const { tile: side, output: matrix } = winogradMatrices[size];
  const builder = new FunctionBuilder(winogradOutputName(variant), 9);
  const [input, planeStride, channelBytes, scratch, table, bias, residualTable, tileBegin, tileEnd] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ];
  const [tile, entry, line, channel, from, to] = builder.localList('i32', 6);
  const pointers = builder.localList('i32', side);
  const targets = builder.localList('i32', size);
  const residuals = builder.localList('i32', size);
  const residualEntry = builder.local('i32');
  const vectors = builder.localList('v128', side);
  const value = builder.local('v128');
  const loop = { channel, channelBytes, pointers, vectors };
  const rowBytes = size * 4;

  /** The entry of a table where a tile begins. */
  const findTile = (table: Local, entry: Local): void => {
    builder
      .get(table)
      .get(tile)
      .constant(size * rowBytes)
      .number('mul')
      .number('add')
      .set(entry);
  };
  /** The addresses of the places of a column, from a table of tiles row by row. */
  const readColumn = (entry: Local, places: readonly Local[]): void => {
    for (const [row, place] of places.entries()) {
      builder
        .get(entry)
        .loadNumber(row * rowBytes)
        .set(place);
    }
  };

  builder.get(tileBegin).set(tile);
  builder.countUp(tile, 1, tileEnd, () => {
    builder.get(tile).get(tileBegin).number('sub').get(channelBytes).number('mul').get(input).number('add').set(from);
    builder.get(scratch).set(entry).constant(side).set(line);
    builder.countDown(line, () => {
      builder.get(from);
      emitPointers(builder, pointers, () => builder.get(planeStride).number('add'));
      emitTransform(builder, loop, matrix, {
        first: entry,
        next: to,
        emitStep: () => builder.increaseBy(to, channelBytes),
      });
      builder.get(channelBytes).constant(size).number('mul').get(entry).number('add').set(entry);
      builder.get(planeStride).constant(side).number('mul').get(from).number('add').set(from);
    });

    findTile(table, entry);
    if (residual) findTile(residualTable, residualEntry);
    builder.get(scratch).set(from).constant(size).set(line);
    builder.countDown(line, () => {
      builder.get(from);
      emitPointers(builder, pointers, () => builder.get(channelBytes).constant(size).number('mul').number('add'));
      readColumn(entry, targets);
      if (residual) {
        readColumn(residualEntry, residuals);
        builder.increase(residualEntry, 4);
      }
      emitChannelLoop(builder, loop, () => {
        for (const [row, coefficients] of matrix.entries()) {
          emitCombination(builder, coefficients, vectors);
          builder.sum(bias, channel).loadVector(0).vector('add').set(value);
          if (residual) {
            builder
              .get(value)
              .sum(residuals[row] ?? 0, channel)
              .loadVector(0)
              .vector('add')
              .set(value);
          }
          activation?.emit(builder, [value]);
          builder
            .sum(targets[row] ?? 0, channel)
            .get(value)
            .storeVector(0);
        }
      });
      builder.increaseBy(from, channelBytes).increase(entry, 4);
    });
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const winogradOutputArguments: (values: WinogradOutputArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<WinogradOutputArguments>(
    'input',
    'planeStride',
    'channelBytes',
    'scratch',
    'table',
    'bias',
    'residualTable',
    'tileBegin',
    'tileEnd',
  );
