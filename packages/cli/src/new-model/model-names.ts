import { UsageError } from '../errors/usage-error.js';

/** The names that a new model package has. */
export interface ModelNames {
  /** Of files and the package: `tiny-net`. */
  readonly kebab: string;
  /** Of the plugin: `tinyNet`. */
  readonly camel: string;
  /** Of classes: `TinyNet`. */
  readonly pascal: string;
  /** Of `model_type` and in parameter names: `tiny_net`. */
  readonly modelType: string;
}

/**
 * The names that follow from one in words with dashes or underscores.
 * @throws {UsageError} for a name that cannot be one of a package and a class.
 */
export function modelNames(name: string): ModelNames {
  if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(name)) {
    throw new UsageError({
      message: `"${name}" is no name for a model type.`,
      remedy: 'Use lower-case words with dashes between them, for example: automodel new-model tiny-net.',
    });
  }
  const words = name.split(/[-_]/);
  const pascal = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return {
    kebab: words.join('-'),
    camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
    pascal,
    modelType: words.join('_'),
  };
}
