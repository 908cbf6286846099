import { buildModelGraph } from '../model/build-model-graph.js';
import type { ModelParts } from '../model/model-parts.js';
import type { OutputTable } from '../model/output-table.js';
import { placeInGraph } from '../model/place-in-graph.js';
import { checkOptions } from '../options/check-options.js';
import {
  applyStateDict,
  type IncompatibleKeys,
  type LoadStateDictOptions,
  type StateDictValue,
} from './apply-state-dict.js';

/** The name with which files of replaced parameters begin, to which graphs refer. */
const stateDictFile = 'state-dict-';

/**
 * Replaces parameters of a model by copies of the values given.
 * @param replacement how many times that has happened, for the name of the file of copies.
 * @param current gives the parts that the model has then.
 * @param replace gives it others; settles when no run uses the old ones.
 */
export async function loadStateDict<Table extends OutputTable>(
  replacement: number,
  current: () => ModelParts<Table>,
  replace: (parts: ModelParts<Table>) => Promise<void>,
  values: ReadonlyMap<string, StateDictValue>,
  options: LoadStateDictOptions,
): Promise<IncompatibleKeys> {
  checkOptions(options, ['strict']);
  const file = `${stateDictFile}${replacement}`;
  const { head, config, placements: before } = current();
  const applied = await applyStateDict(head.className, before, values, file, options);
  // From here on nothing is awaited before the session has the new weights: two calls at once do not undo one another.
  const parts = current();
  const placements = new Map([...parts.placements, ...applied.replaced]);
  const used = new Set(Array.from(placements.values(), (placement) => placement.file));
  // Earlier copies go once nothing points into them; files of the checkpoint stay, for others may read through them.
  const isKept = (name: string): boolean => used.has(name) || !name.startsWith(stateDictFile);
  const files = new Map([...parts.files, ...applied.bytes].filter(([name]) => isKept(name)));
  const graph =
    parts.checkpoint === 'onnx'
      ? { ...parts.graph, model: placeInGraph(parts.graph.model, placements) }
      : buildModelGraph(head, config, placements);
  await replace({ ...parts, graph, placements, files });
  return { missingKeys: applied.missingKeys, unexpectedKeys: applied.unexpectedKeys };
}
