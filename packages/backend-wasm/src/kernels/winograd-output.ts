import { FunctionBuilder } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
import { emitChannelLoop } from './emit-channel-loop.js';
import { emitCombination } from './emit-combination.js';
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
  if (tile === undefined || entry === undefined || line === undefined) return builder;
  if (channel === undefined || from === undefined || to === undefined) return builder;

  const overChannels = (body: () => void): void =>
    emitChannelLoop(builder, { channel, channelBytes, pointers, vectors }, body);
  const setPointers = (start: number, addStride: () => void): void => {
    let previous = start;
    for (const [index, pointer] of pointers.entries()) {
      builder.get(previous);
      if (index > 0) addStride();
      builder.set(pointer);
      previous = pointer;
    }
  };

  builder.get(tileBegin).set(tile);
  builder.loop(() => {
    builder.get(tile).get(tileBegin).number('sub').get(channelBytes).number('mul').get(input).number('add').set(from);
    builder.get(scratch).set(entry).constant(side).set(line);
    builder.countDown(line, () => {
      setPointers(from, () => builder.get(planeStride).number('add'));
      overChannels(() => {
        builder.get(entry).get(channel).number('add').set(to);
        for (const coefficients of matrix) {
          builder.get(to);
          emitCombination(builder, coefficients, vectors);
          builder.storeVector(0).increaseBy(to, channelBytes);
        }
      });
      builder.get(channelBytes).constant(size).number('mul').get(entry).number('add').set(entry);
      builder.get(planeStride).constant(side).number('mul').get(from).number('add').set(from);
    });

    builder
      .get(table)
      .get(tile)
      .constant(size * size * 4)
      .number('mul')
      .number('add')
      .set(entry);
    if (residual) {
      builder
        .get(residualTable)
        .get(tile)
        .constant(size * size * 4)
        .number('mul')
        .number('add')
        .set(residualEntry);
    }
    builder.get(scratch).set(from).constant(size).set(line);
    builder.countDown(line, () => {
      setPointers(from, () => builder.get(channelBytes).constant(size).number('mul').number('add'));
      for (const [row, target] of targets.entries())
        builder
          .get(entry)
          .loadNumber(row * size * 4)
          .set(target);
      if (residual) {
        for (const [row, place] of residuals.entries())
          builder
            .get(residualEntry)
            .loadNumber(row * size * 4)
            .set(place);
        builder.increase(residualEntry, 4);
      }
      overChannels(() => {
        for (const [row, coefficients] of matrix.entries()) {
          emitCombination(builder, coefficients, vectors);
          builder.get(bias).get(channel).number('add').loadVector(0).vector('add').set(value);
          if (residual) {
            builder
              .get(value)
              .get(residuals[row] ?? 0)
              .get(channel)
              .number('add')
              .loadVector(0)
              .vector('add')
              .set(value);
          }
          activation?.emit(builder, [value]);
          builder
            .get(targets[row] ?? 0)
            .get(channel)
            .number('add')
            .get(value)
            .storeVector(0);
        }
      });
      builder.increaseBy(from, channelBytes).increase(entry, 4);
    });
    builder.increase(tile, 1).get(tile).get(tileEnd).number('lessSigned').continueIf();
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function winogradOutputArguments(values: WinogradOutputArguments): readonly number[] {
  const { input, planeStride, channelBytes, scratch, table, bias, residualTable, tileBegin, tileEnd } = values;
  return [input, planeStride, channelBytes, scratch, table, bias, residualTable, tileBegin, tileEnd];
}
