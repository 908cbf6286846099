import { onTestFinished } from 'vitest';

/** What is disposed of when the test ends. */
export async function owned<Resource extends { dispose(): Promise<unknown> }>(
  resource: Promise<Resource>,
): Promise<Resource> {
  const made = await resource;
  onTestFinished(async () => {
    await made.dispose();
  });
  return made;
}
