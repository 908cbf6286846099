/** Of what kind the first argument of a pipeline's call is. */
export type InputKind = 'iterable' | 'list' | 'single';

/**
 * Tells one input from several.
 * @param isInput says whether an iterable object is one input; strings and byte arrays always are, arrays never.
 */
export function inputKind(value: unknown, isInput: (value: object) => boolean = () => false): InputKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || isInput(value)) return 'single';
  return Symbol.asyncIterator in value || Symbol.iterator in value ? 'iterable' : 'single';
}
