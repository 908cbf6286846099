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

/** A parameter and the tensor that claims it. */
interface Claim {
  readonly declaration: ParameterDeclaration;
  readonly tensor: CheckpointTensor;
  /** 0: under its own name; otherwise by the rules of the base model's prefix. */
  readonly rank: number;
}

/**
 * Matches the tensors of a checkpoint with the parameters of a model as Transformers does: a key that the model does not have
 * is tried without the base model's prefix, then with it (HF-CONTRACT: `core_model_loading.py`). Of two tensors for one
 * parameter the one with its very name counts, else the first; the other is unexpected.
 */
export function matchParameters(
  declarations: readonly ParameterDeclaration[],
  tensors: ReadonlyMap<string, CheckpointTensor>,
  { baseModelPrefix, renameKey }: MatchOptions,
): ParameterMatch {
  const declared = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const claims = new Map<string, Claim>();
  const unexpectedKeys: string[] = [];
  for (const tensor of tensors.values()) {
    const names = candidateNames(renameKey?.(tensor.name) ?? tensor.name, baseModelPrefix);
    const rank = names.findIndex((name) => declared.has(name));
    const declaration = declared.get(names[rank] ?? '');
    const rival = declaration === undefined ? undefined : claims.get(declaration.name);
    if (declaration === undefined || (rival !== undefined && rival.rank <= rank)) {
      unexpectedKeys.push(tensor.name);
    } else {
      if (rival !== undefined) unexpectedKeys.push(rival.tensor.name);
      claims.set(declaration.name, { declaration, tensor, rank });
    }
  }
  const found = new Map<string, CheckpointTensor>();
  const mismatchedKeys: MismatchedKey[] = [];
  for (const [key, { declaration, tensor }] of claims) {
    if (sameDims(tensor.dims, declaration.dims)) found.set(key, tensor);
    else mismatchedKeys.push({ key, checkpointShape: tensor.dims, modelShape: declaration.dims });
  }
  const missingKeys = [...declared.keys()].filter((name) => !claims.has(name));
  return { found, missingKeys, unexpectedKeys, mismatchedKeys };
}

/** The names under which a model may have a key, in the order in which they are tried. */
function candidateNames(key: string, prefix: string): readonly string[] {
  if (prefix === '') return [key];
  const withoutPrefix = key.startsWith(`${prefix}.`) ? [key.slice(prefix.length + 1)] : [];
  return [key, ...withoutPrefix, `${prefix}.${key}`];
}

function sameDims(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((dim, index) => dim === right[index]);
}
