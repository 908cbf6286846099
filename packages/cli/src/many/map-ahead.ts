export interface MapAheadOptions {
  /** How many mappings run at a time. */
  readonly concurrency: number;
  /** How many inputs are taken beyond the one whose output is wanted next. */
  readonly ahead: number;
}

/**
 * Maps inputs to outputs in order, and ahead of the consumer: while it works, the next ones are mapped. No more than `ahead` outputs wait at
 * a time, so memory stays flat however many inputs there are. Outputs never wait for inputs that are slow to come. The mapping must not reject.
 */
export async function* mapAhead<Input, Output>(
  inputs: AsyncIterable<Input>,
  map: (input: Input) => Promise<Output>,
  { concurrency, ahead }: MapAheadOptions,
): AsyncGenerator<Output> {
  const iterator = inputs[Symbol.asyncIterator]();
  const limit = createLimit(concurrency);
  const outputs: Promise<Output>[] = [];
  let exhausted = false;
  let pulling: Promise<void> | undefined;

  const pull = async (): Promise<void> => {
    try {
      const { done, value } = await iterator.next();
      if (done === true) exhausted = true;
      else outputs.push(limit(() => map(value)));
    } catch (error) {
      exhausted = true;
      outputs.push(Promise.reject(error));
      // Told when its turn comes, behind what came before it.
      outputs.at(-1)?.catch(() => undefined);
    }
    pulling = undefined;
    pullMore();
  };
  const pullMore = (): void => {
    if (!exhausted && outputs.length < ahead) pulling ??= pull();
  };

  try {
    while (true) {
      pullMore();
      const next = outputs.shift();
      if (next !== undefined) yield await next;
      else if (pulling === undefined) return;
      else await pulling;
    }
  } finally {
    exhausted = true;
    const closed = iterator.return?.();
    // An input that is awaited may never come: nobody waits for it to be closed then.
    if (pulling === undefined) await closed;
    else closed?.catch(() => undefined);
  }
}

/** Runs tasks in the order given, at most `concurrency` at a time. */
function createLimit(concurrency: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
