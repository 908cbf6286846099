import type { Source } from '@automodel/contracts';
import type { OnFileProgress } from '../session/load-progress.js';

/**
 * A folder of another source, as a source.
 * @param open makes the source that has the folder; what it tells of its progress is to be told to the function that it is given.
 * @param onProgress is told of the files by their names in the folder.
 */
export async function subfolderSource(
  open: (onProgress: OnFileProgress | undefined) => Promise<Source>,
  subfolder: string,
  onProgress?: OnFileProgress | undefined,
): Promise<Source> {
  const folder = subfolder.replace(/^\/+|\/+$/g, '');
  const inside = (path: string): string => path.slice(folder.length + 1);
  const source = await open(onProgress && (({ file, ...event }) => onProgress({ ...event, file: inside(file) })));
  return {
    get location() {
      return `${source.location}/${folder}`;
    },
    get incomplete() {
      return source.incomplete;
    },
    async list(options) {
      const paths = await source.list(options);
      return paths.filter((path) => path.startsWith(`${folder}/`)).map(inside);
    },
    open: (path, options) => source.open(`${folder}/${path}`, options),
  };
}
