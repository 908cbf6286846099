import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const [width, height] = [640, 480];

/** Writes JPEGs of 640×480, each another cut of a photograph of the folder, and gives their paths. */
export async function writePhotographs(source: string, directory: string, count: number): Promise<readonly string[]> {
  const names = (await readdir(source)).filter((name) => /\.(jpe?g|png)$/.test(name)).sort();
  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const path = join(directory, `${String(index).padStart(5, '0')}.jpg`);
    const shift = index % 16;
    await sharp(join(source, names[index % names.length] ?? ''))
      .removeAlpha()
      .resize(width + shift, height + shift, { fit: 'cover' })
      .extract({ left: shift, top: shift, width, height })
      .jpeg({ quality: 90 })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}
