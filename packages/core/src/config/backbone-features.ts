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
  if (new Set(features).size !== features.length) reader.fail('out_features', 'names a stage twice');
  const ordered = stageNames.filter((stage) => features.includes(stage));
  if (ordered.some((stage, position) => stage !== features[position])) {
    reader.fail('out_features', `must be in the order of the stages: ${ordered.join(', ')}`);
  }
}

function checkIndices(reader: FieldReader, indices: readonly number[], stageNames: readonly string[]): void {
  const count = stageNames.length;
  const invalid = indices.find((index) => index >= count || index < -count);
  if (invalid !== undefined) {
    reader.fail('out_indices', `has ${invalid}, but the ${count} stages have the indices ${-count} to ${count - 1}`);
  }
  const positions = indices.map((index) => (index < 0 ? index + count : index));
  if (new Set(positions).size !== positions.length) reader.fail('out_indices', 'names a stage twice');
  if (positions.some((position, at) => at > 0 && position < (positions[at - 1] ?? 0))) {
    reader.fail('out_indices', 'must be in the order of the stages');
  }
}
