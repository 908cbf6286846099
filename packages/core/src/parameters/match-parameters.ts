import type { CheckpointTensor } from '../checkpoint/checkpoint-tensor.js';
import type { LoadingInfo, MismatchedKey } from './loading-info.js';
import type { ParameterDeclaration } from './parameter-declaration.js';

/** Which tensor of the checkpoint serves which parameter. */
export interface ParameterMatch extends LoadingInfo {
  /** Parameter → tensor of the checkpoint. */
  readonly found: ReadonlyMap<string, CheckpointTensor>;
}

export interface MatchOptions {
  /** The name before which the base model's parameters stand in models with a head, such as `resnet`. */
  readonly baseModelPrefix: string;
  /** Another name for a key of the checkpoint, such as timm's names into Transformers'. */
  readonly renameKey?: ((key: string) => string) | undefined;
}

/**
 * Matches the tensors of a checkpoint with the parameters of a model as Transformers does: a key that the model does not have
 * is tried without the base model's prefix, then with it (HF-CONTRACT: `core_model_loading.py`).
 */
export function matchParameters(
  declarations: readonly ParameterDeclaration[],
  tensors: ReadonlyMap<string, CheckpointTensor>,
  { baseModelPrefix, renameKey }: MatchOptions,
): ParameterMatch {
  const declared = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const found = new Map<string, CheckpointTensor>();
  const unexpectedKeys: string[] = [];
  const mismatchedKeys: MismatchedKey[] = [];
  for (const tensor of tensors.values()) {
    const key = renameKey?.(tensor.name) ?? tensor.name;
    const name = candidateNames(key, baseModelPrefix).find((candidate) => declared.has(candidate));
    const declaration = name === undefined ? undefined : declared.get(name);
    if (declaration === undefined) {
      unexpectedKeys.push(key);
    } else if (!sameDims(tensor.dims, declaration.dims)) {
      mismatchedKeys.push({ key: declaration.name, checkpointShape: tensor.dims, modelShape: declaration.dims });
    } else {
      found.set(declaration.name, tensor);
    }
  }
  const mismatched = new Set(mismatchedKeys.map(({ key }) => key));
  const missingKeys = [...declared.keys()].filter((name) => !found.has(name) && !mismatched.has(name));
  return { found, missingKeys, unexpectedKeys, mismatchedKeys };
}

function candidateNames(key: string, prefix: string): readonly string[] {
  if (prefix === '') return [key];
  const withoutPrefix = key.startsWith(`${prefix}.`) ? [key.slice(prefix.length + 1)] : [];
  return [key, ...withoutPrefix, `${prefix}.${key}`];
}

function sameDims(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((dim, index) => dim === right[index]);
}
