import type { Outputs, OutputTable } from '../model/output-table.js';
import type { Tensor } from '../tensor.js';
import { splitRows } from './split-rows.js';

/**
 * The outputs of a batch as the outputs of its parts; those of a single part as they are.
 * @param counts how many images each part has.
 */
export async function splitOutputs<Table extends OutputTable>(
  outputs: Outputs<Table>,
  counts: readonly number[],
): Promise<Outputs<Table>[]> {
  if (counts.length === 1) return [outputs];
  const parts = counts.map((): Record<string, Tensor | Tensor[]> => ({}));
  const entries: [string, Tensor | readonly Tensor[] | undefined][] = Object.entries(outputs);
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    const columns = await Promise.all((isList(value) ? value : [value]).map((tensor) => splitRows(tensor, counts)));
    for (const [index, part] of parts.entries()) {
      const tensors = columns.map((column) => column[index]).filter((tensor) => tensor !== undefined);
      const [single] = tensors;
      if (isList(value)) part[name] = tensors;
      else if (single !== undefined) part[name] = single;
    }
  }
  // The same entries as `outputs`, which TypeScript cannot follow through a record.
  return parts as Outputs<Table>[];
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: Tensor | readonly Tensor[]): value is readonly Tensor[] {
  return Array.isArray(value);
}
