import type { Source } from '@automodel/contracts';

/** A folder of another source, as a source. */
export function subfolderSource(source: Source, subfolder: string): Source {
  const folder = subfolder.replace(/^\/+|\/+$/g, '');
  return {
    get location() {
      return `${source.location}/${folder}`;
    },
    async list(options) {
      const paths = await source.list(options);
      return paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    },
    open: (path, options) => source.open(`${folder}/${path}`, options),
  };
}
