import { FunctionBuilder } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
import { type Combine, findCombine } from './combine.js';
import { emitStoreFirst } from './emit-store-first.js';

/** How an input is read along a row: whole vectors, or one number for all of it. */
export type RowRead = 'number' | 'vectors';

/** One member of the family: function × how each input is read × activation. */
export interface StridedMapVariant {
  readonly combine: string;
  readonly reads: readonly RowRead[];
  readonly activation: Activation | undefined;
}

/** Where an input or the output lies; strides in bytes. */
export interface StridedRows {
  readonly address: number;
  /** From row to row. */
  readonly row: number;
  /** From plane to plane. */
  readonly plane: number;
}

export interface StridedMapArguments {
  readonly inputs: readonly StridedRows[];
  readonly output: StridedRows;
  readonly planes: number;
  readonly rows: number;
  /** Numbers of a row. */
  readonly length: number;
}

/** The name of a variant. */
export function stridedMapName({ combine, reads, activation }: StridedMapVariant): string {
  return `f32-map-${combine}-${reads.join('-')}-${activation?.name ?? 'identity'}`;
}

/** output[plane, row, …] = activation(combine(inputs[plane, row, …])): all of broadcasting by strides that may be 0. */
export function stridedMap(variant: StridedMapVariant): FunctionBuilder {
  const { reads, activation } = variant;
  const combine = requireCombine(variant.combine);
  const count = reads.length;
  const builder = new FunctionBuilder(stridedMapName(variant), (count + 1) * 3 + 4);
  const operands = [...reads, 'output'].map((_, index) => {
    return { address: index * 3, row: index * 3 + 1, plane: index * 3 + 2, pointer: builder.local('i32') };
  });
  const [planes, rows, vectorBytes, rest] = [0, 1, 2, 3].map((index) => (count + 1) * 3 + index);
  const [position, rowCount, restCount] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const values = builder.localList('v128', count);
  const result = builder.local('v128');
  const target = operands[count]?.pointer ?? 0;

  const loadInputs = (kind: RowRead): void => {
    for (const [index, read] of reads.entries()) {
      if (read !== kind) continue;
      builder.get(operands[index]?.pointer ?? 0);
      if (kind === 'vectors') builder.get(position).number('add').loadVector(0);
      else builder.loadSplat(0);
      builder.set(values[index] ?? 0);
    }
  };
  const compute = (): void => {
    loadInputs('vectors');
    combine.emit(builder, values);
    builder.set(result);
    activation?.emit(builder, [result]);
  };
  const row = (): void => {
    loadInputs('number');
    builder.constant(0).set(position);
    builder.get(vectorBytes ?? 0).if(() => {
      builder.loop(() => {
        compute();
        builder.get(target).get(position).number('add').get(result).storeVector(0);
        builder.increase(position, 16).get(position);
        builder
          .get(vectorBytes ?? 0)
          .number('lessUnsigned')
          .continueIf();
      });
    });
    builder.get(rest ?? 0).if(() => {
      compute();
      builder.get(rest ?? 0).set(restCount);
      emitStoreFirst(builder, { target, position, result, count: restCount });
    });
  };
  const advance = (stride: 'plane' | 'row'): void => {
    for (const operand of operands) builder.increaseBy(operand.pointer, operand[stride]);
  };
  // Parameters are ours to change: the addresses step from plane to plane.
  builder.loop(() => {
    for (const { address, pointer } of operands) builder.get(address).set(pointer);
    builder.get(rows ?? 0).set(rowCount);
    builder.countDown(rowCount, () => {
      row();
      advance('row');
    });
    for (const { address, plane } of operands) builder.increaseBy(address, plane);
    builder
      .get(planes ?? 0)
      .constant(1)
      .number('sub')
      .tee(planes ?? 0)
      .continueIf();
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function stridedMapArguments({ inputs, output, planes, rows, length }: StridedMapArguments): readonly number[] {
  const vectors = Math.floor(length / 4);
  const places = [...inputs, output].flatMap(({ address, row, plane }) => [address, row, plane]);
  return [...places, planes, rows, vectors * 16, length - vectors * 4];
}

function requireCombine(name: string): Combine {
  const combine = findCombine(name);
  if (combine === undefined) throw new RangeError(`There is no vector form of ${name}.`);
  return combine;
}
