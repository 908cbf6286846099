import type { FieldReader } from './field-reader.js';

/** Which stages of a backbone give feature maps. */
export interface BackboneFeatures {
  readonly out_features: readonly string[];
  /** Indices into the stage names, as given (negative ones count from the end). */
  readonly out_indices: readonly number[];
}

/**
 * Reads `out_features` and `out_indices`, either of which follows from the other; the last stage if neither is given.
 * Rules of Transformers' `backbone_utils.py`: a subset of the stages, in their order, without repetition, both in agreement.
 * @throws {InvalidConfigError} if a rule is broken.
 */
export function readBackboneFeatures(reader: FieldReader, stageNames: readonly string[]): BackboneFeatures {
  const features = reader.texts('out_features', undefined);
  const indices = reader.integers('out_indices', undefined, Number.MIN_SAFE_INTEGER);
  if (features !== undefined) checkFeatures(reader, features, stageNames);
  if (indices !== undefined) checkIndices(reader, indices, stageNames);
  if (features !== undefined && indices !== undefined) {
    if (features.length !== indices.length) {
      reader.fail('out_indices', `has ${indices.length} entries, but "out_features" has ${features.length}`);
    }
    if (!features.every((feature, position) => feature === stageNames.at(indices[position] ?? 0))) {
      reader.fail('out_indices', 'names other stages than "out_features"');
    }
  }
  const last = stageNames.length - 1;
  return {
    out_features: features ?? (indices ?? [last]).map((index) => stageNames.at(index) ?? ''),
    out_indices: indices ?? features?.map((feature) => stageNames.indexOf(feature)) ?? [last],
  };
}

function checkFeatures(reader: FieldReader, features: readonly string[], stageNames: readonly string[]): void {
  const unknown = features.find((feature) => !stageNames.includes(feature));
  if (unknown !== undefined)
    reader.fail('out_features', `has "${unknown}", which is not one of ${stageNames.join(', ')}`);
  checkOrder(reader, 'out_features', features, (feature) => stageNames.indexOf(feature));
}

function checkIndices(reader: FieldReader, indices: readonly number[], { length: count }: readonly string[]): void {
  const invalid = indices.find((index) => index >= count || index < -count);
  if (invalid !== undefined) {
    reader.fail('out_indices', `has ${invalid}, but the ${count} stages have the indices ${-count} to ${count - 1}`);
  }
  checkOrder(reader, 'out_indices', indices, (index) => (index < 0 ? index + count : index));
}

function checkOrder<Stage>(
  reader: FieldReader,
  field: string,
  given: readonly Stage[],
  positionOf: (stage: Stage) => number,
): void {
  if (new Set(given.map(positionOf)).size !== given.length) reader.fail(field, 'names a stage twice');
  const ordered = [...given].sort((left, right) => positionOf(left) - positionOf(right));
  if (ordered.some((stage, position) => stage !== given[position])) {
    reader.fail(field, `must be in the order of the stages: ${ordered.join(', ')}`);
  }
}
