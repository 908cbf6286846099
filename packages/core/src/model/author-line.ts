/** A frame of a stack, in V8 (`at conv (file:1:2)`) and elsewhere (`conv@file:1:2`): the place alone. */
const place = /(?:\(|@|at (?:async )?)([^()@\s][^()\s]*:\d+:\d+)\)?\s*$/;

/** The packages that graph functions call, as they are published, as they lie in this repository, and as a dev server prebundles them. */
const ours = /@automodel\/(?:core|onnx)\/|packages\/(?:core|onnx)\/(?:src|dist)\/|@automodel_(?:core|onnx)\b|^node:/;

/**
 * The first line of a stack that is not ours: where the author of a graph function called what threw.
 * @returns `file:line:column`; undefined if the stack names none, as in a bundle, where all code is one file.
 */
export function authorLine(stack: string): string | undefined {
  const places = stack.split('\n').flatMap((line) => place.exec(line)?.[1] ?? []);
  // A bundle shows no line of ours at all: which of its lines is the author's cannot be told.
  if (!places.some((frame) => ours.test(frame))) return undefined;
  return places.find((frame) => !ours.test(frame))?.replace(/^file:\/\//, '');
}
