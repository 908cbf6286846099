import { InvalidCheckpointError } from '@automodel/contracts';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { int8Format } from './int8-format.js';

/**
 * The tensors of files whose metadata names `int8Format`, each int8 weight under the name of its parameter and with its scale.
 * @throws {InvalidCheckpointError} if a weight has no scale of its own, or one of another shape or type.
 */
export function pairInt8Weights(tensors: ReadonlyMap<string, CheckpointTensor>): Map<string, CheckpointTensor> {
  const { weightSuffix, scaleSuffix } = int8Format;
  const pairs = new Map<string, CheckpointTensor>();
  const scales = new Set<string>();
  for (const tensor of tensors.values()) {
    if (tensor.dataType !== 'int8' || !tensor.name.endsWith(weightSuffix)) continue;
    const name = tensor.name.slice(0, -weightSuffix.length);
    const scale = tensors.get(`${name}${scaleSuffix}`);
    checkScale(tensor, scale, `${name}${scaleSuffix}`);
    pairs.set(tensor.name, { ...tensor, name, scale });
    scales.add(`${name}${scaleSuffix}`);
  }
  const named = [...tensors.values()].filter(({ name }) => !scales.has(name));
  return new Map(named.map((tensor) => pairs.get(tensor.name) ?? tensor).map((tensor) => [tensor.name, tensor]));
}

function checkScale(weight: CheckpointTensor, scale: CheckpointTensor | undefined, name: string): void {
  const isRight = scale?.dataType === 'float32' && scale.dims.length === 1 && scale.dims[0] === weight.dims[0];
  if (isRight) return;
  const found = scale === undefined ? 'there is none' : `it is ${scale.dataType} [${scale.dims.join(', ')}]`;
  throw new InvalidCheckpointError({
    file: weight.file,
    problem: `"${weight.name}" needs the scale "${name}", float32 [${weight.dims[0] ?? ''}], but ${found}`,
    remedy: 'Convert the checkpoint again from its float weights: automodel convert DIR -o NEW_DIR --weights int8.',
  });
}
