/** How many frames are kept: enough for those of ours between what throws and the author's line. */
const frames = 50;

/** Does what may throw, so that stacks reach further back than the ten frames that V8 keeps otherwise. */
export function withLongStacks<Result>(action: () => Result): Result {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
  if (typeof limit !== 'number' || limit >= frames) return action();
  // Where built-in objects are frozen this changes nothing, rather than throw.
  Reflect.set(Error, 'stackTraceLimit', frames);
  try {
    return action();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit);
  }
}
