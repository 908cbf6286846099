import type { FieldReader } from '../config/field-reader.js';
import type { Activation } from './activation.js';
import { activations } from './activations.js';

/** The names that a config's activation may have. */
export const activationNames: readonly string[] = Object.keys(activations);

/**
 * The name of an activation that a config names, checked.
 * @throws {InvalidConfigError} if Transformers does not map it.
 */
export function readActivation(reader: FieldReader, field: string, fallback: string): string {
  return reader.choice(field, activationNames, fallback);
}

/** The activation of a checked name. */
export function findActivation(name: string): Activation {
  const activation = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (activation === undefined)
    throw new TypeError(`There is no activation "${name}"; valid are ${activationNames.join(', ')}.`);
  return activation;
}
