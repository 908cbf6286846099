import type { CheckpointTensor } from '@automodel/core';

/** The tensors of one data type. */
export interface DataTypeSummary {
  readonly dataType: string;
  readonly tensors: number;
  /** Numbers in them. */
  readonly elements: number;
  readonly bytes: number;
}

/** Tensors in numbers. */
export interface TensorSummary {
  readonly tensors: number;
  /** Numbers in the float tensors; the running statistics of batch normalization are among them. */
  readonly parameters: number;
  readonly bytes: number;
  /** By data type, the one with the most bytes first. */
  readonly dataTypes: readonly DataTypeSummary[];
}

/** Counts tensors, numbers and bytes, in all and by data type. */
export function summarizeTensors(tensors: readonly CheckpointTensor[]): TensorSummary {
  const byType = new Map<string, DataTypeSummary>();
  for (const { dataType, dims, length } of tensors) {
    const sum = byType.get(dataType) ?? { dataType, tensors: 0, elements: 0, bytes: 0 };
    const elements = sum.elements + dims.reduce((product, dim) => product * dim, 1);
    byType.set(dataType, { dataType, tensors: sum.tensors + 1, elements, bytes: sum.bytes + length });
  }
  const dataTypes = [...byType.values()].sort((left, right) => right.bytes - left.bytes);
  return {
    tensors: tensors.length,
    parameters: total(
      dataTypes.filter(({ dataType }) => /float/.test(dataType)),
      'elements',
    ),
    bytes: total(dataTypes, 'bytes'),
    dataTypes,
  };
}

function total(summaries: readonly DataTypeSummary[], quantity: 'bytes' | 'elements'): number {
  return summaries.reduce((sum, summary) => sum + summary[quantity], 0);
}
