import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';
import { findImageInputs } from './image-inputs.js';

const files = [
  'b.jpg',
  'a.PNG',
  'notes.txt',
  '.hidden.jpg',
  'B.webp',
  'sub/c.jpeg',
  'sub/deep/d.jpg',
  '.cache/e.jpg',
  'sub-2/f.jpg',
];

async function withPhotos(work: (directory: string) => Promise<void>): Promise<void> {
  await withTemporaryDirectory(async (directory) => {
    for (const folder of ['sub/deep', '.cache', 'sub-2']) await mkdir(join(directory, folder), { recursive: true });
    for (const file of files) await writeFile(join(directory, file), '');
    await work(directory);
  });
}

async function find(imageArguments: readonly string[], input: readonly (string | Buffer)[] = []): Promise<string[]> {
  const inputs = await findImageInputs(imageArguments, { stdin: Readable.from(input) });
  const paths: string[] = [];
  for await (const path of inputs.paths()) paths.push(path);
  if (!imageArguments.includes('-')) expect(await inputs.count()).toBe(paths.length);
  return paths;
}

describe('findImageInputs', () => {
  it('finds the images below a directory, sorted by code units, hidden ones left out', async () => {
    await withPhotos(async (directory) => {
      const expected = ['B.webp', 'a.PNG', 'b.jpg', 'sub/c.jpeg', 'sub/deep/d.jpg', 'sub-2/f.jpg'];
      const paths = expected.map((name) => `${directory}/${name}`);
      expect(await find([directory])).toEqual(paths);
      expect(await find([`${directory}/`])).toEqual(paths);
    });
  });

  it.each([
    ['*.jpg', ['b.jpg']],
    ['**/*.jpg', ['b.jpg', 'sub/deep/d.jpg', 'sub-2/f.jpg']],
    ['sub/**/*.{jpg,jpeg}', ['sub/c.jpeg', 'sub/deep/d.jpg']],
    ['*/*.jp*g', ['sub/c.jpeg', 'sub-2/f.jpg']],
    ['{sub,sub-2}/?.*', ['sub/c.jpeg', 'sub-2/f.jpg']],
    ['[ab].*', ['a.PNG', 'b.jpg']],
    ['notes.*', ['notes.txt']],
    ['.*.jpg', ['.hidden.jpg']],
    ['.cache/*', ['.cache/e.jpg']],
  ])('expands the pattern %s', async (pattern, names) => {
    await withPhotos(async (directory) => {
      expect(await find([`${directory}/${pattern}`])).toEqual(names.map((name) => `${directory}/${name}`));
    });
  });

  it('takes the name of a file that exists for itself, whatever characters it has', async () => {
    await withPhotos(async (directory) => {
      const odd = join(directory, '[ab].jpg');
      await writeFile(odd, '');
      expect(await find([odd])).toEqual([odd]);
    });
  });

  it('follows links, and is not caught in loops of them', async () => {
    await withPhotos(async (directory) => {
      await symlink('..', join(directory, 'sub/deep/up'));
      await symlink('sub-2', join(directory, 'z-linked'));
      await symlink('nowhere', join(directory, 'broken.jpg'));
      const found = await find([`${directory}/sub`, `${directory}/z-linked`]);
      expect(found.map((path) => path.slice(directory.length))).toEqual([
        '/sub/c.jpeg',
        '/sub/deep/d.jpg',
        '/z-linked/f.jpg',
      ]);
      expect((await find([directory])).map((path) => path.slice(directory.length)).at(-1)).toBe('/z-linked/f.jpg');
    });
  });

  it('reads a list from standard input, whatever pieces it comes in', async () => {
    const bytes = Buffer.from('a.jpg\r\n\nsüß/猫.png\nhttps://example.org/b.jpg\nlast.jpg');
    const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    const expected = ['a.jpg', 'süß/猫.png', 'https://example.org/b.jpg', 'last.jpg'];
    expect(await find(['-'], pieces)).toEqual(expected);
    expect(await find(['first.jpg', '-'], [bytes])).toEqual(['first.jpg', ...expected]);
  });

  it('takes missing files and addresses as they are: their records will tell', async () => {
    expect(await find(['missing.jpg', 'https://example.org/*.jpg', 'data:image/png;base64,AAAA'])).toHaveLength(3);
  });

  it('refuses what holds no image', async () => {
    await withPhotos(async (directory) => {
      await mkdir(join(directory, 'empty'));
      await expect(find([`${directory}/empty`])).rejects.toThrow(
        `There is no image in the directory ${directory}/empty`,
      );
      await expect(find([`${directory}/*.tiff`])).rejects.toThrow(`No file matches ${directory}/*.tiff.`);
      await expect(find(['-', '-'])).rejects.toThrow('asked for twice');
    });
  });
});
