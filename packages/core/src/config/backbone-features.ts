import type { FieldReader } from './field-reader.js';

/** Which stages of a backbone give feature maps. */
export interface BackboneFeatures {
  readonly out_features: readonly string[];
  /** Indices into the stage names, as given (negative ones count from the end). */
  readonly out_indices: readonly number[];
}

/** A stage as a config says it: by its name, or by its index. */
type Stage = number | string;

/**
 * Reads `out_features` and `out_indices`, either of which follows from the other; the last stage if neither is given.
 * Rules of Transformers' `backbone_utils.py`: a subset of the stages, in their order, without repetition, both in agreement.
 * @throws {InvalidConfigError} if a rule is broken.
 */
export function readBackboneFeatures(reader: FieldReader, stageNames: readonly string[]): BackboneFeatures {
  const { length: count } = stageNames;
  const features = reader.texts('out_features', undefined);
  const indices = reader.integers('out_indices', undefined, Number.MIN_SAFE_INTEGER);

  const positionOf = (stage: Stage): number =>
    typeof stage === 'string' ? stageNames.indexOf(stage) : stage + (stage < 0 ? count : 0);
  const check = (field: string, unknown: (stage: Stage) => string, stages: readonly Stage[] = []): void => {
    const stranger = stages.find((stage) => stageNames[positionOf(stage)] === undefined);
    if (stranger !== undefined) reader.fail(field, unknown(stranger));
    if (new Set(stages.map(positionOf)).size < stages.length) reader.fail(field, 'names a stage twice');
    const ordered = [...stages].sort((left, right) => positionOf(left) - positionOf(right));
    if (ordered.some((stage, place) => stage !== stages[place])) {
      reader.fail(field, `must be in the order of the stages: ${ordered.join(', ')}`);
    }
  };

  check('out_features', (name) => `has "${name}", which is not one of ${stageNames.join(', ')}`, features);
  check(
    'out_indices',
    (index) => `has ${index}, but the ${count} stages have the indices ${-count} to ${count - 1}`,
    indices,
  );
  if (features !== undefined && indices !== undefined) {
    if (features.length !== indices.length) {
      reader.fail('out_indices', `has ${indices.length} entries, but "out_features" has ${features.length}`);
    }
    if (features.some((feature, place) => feature !== stageNames.at(indices[place] ?? 0))) {
      reader.fail('out_indices', 'names other stages than "out_features"');
    }
  }
  return {
    out_features: features ?? (indices ?? [-1]).map((index) => stageNames.at(index) ?? ''),
    out_indices: indices ?? features?.map(positionOf) ?? [count - 1],
  };
}
