/**
 * `Promise.all` over a mapping of which at most `limit` run at a time; the results are in the order of the inputs.
 * After a failure nothing new is started.
 */
export async function mapConcurrently<Input, Output>(
  inputs: readonly Input[],
  limit: number,
  map: (input: Input) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = new Array(inputs.length);
  let failed = false;
  // One iterator that all workers draw from.
  const remaining = inputs.entries();
  const work = async (): Promise<void> => {
    for (const [index, input] of remaining) {
      if (failed) return;
      try {
        outputs[index] = await map(input);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, work));
  return outputs;
}
