import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** What stands in files that are no image. */
export const brokenImage = 'this is no image';

/**
 * Writes images of noise into a directory, in three folders; every `brokenEvery`-th is no image. Gives their paths in the order in which the command finds them.
 */
export async function makeImages(
  directory: string,
  count: number,
  brokenEvery: number = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const paths = Array.from(
    { length: count },
    (_, index) => `${directory}/${index % 3}/${String(index).padStart(5, '0')}.${index % 2 === 0 ? 'png' : 'jpg'}`,
  );
  for (const folder of ['0', '1', '2']) await mkdir(join(directory, folder), { recursive: true });
  // A few pictures are enough: what is tested is which file comes where, and their sizes tell them apart.
  const pictures = await Promise.all(Array.from({ length: 6 }, (_, index) => picture(index)));
  await Promise.all(
    paths.map((path, index) =>
      writeFile(path, (index + 1) % brokenEvery === 0 ? brokenImage : (pictures[index % pictures.length] ?? '')),
    ),
  );
  return paths.sort();
}

function picture(index: number): Promise<Buffer> {
  const [width, height] = [40 + index, 30];
  const data = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * (index + 7)) % 251));
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  return index % 2 === 0 ? image.png().toBuffer() : image.jpeg().toBuffer();
}
