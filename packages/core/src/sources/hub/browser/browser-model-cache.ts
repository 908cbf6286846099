import { cacheApiStore } from './cache-api-store.js';

/** A repository of which this origin keeps something. */
export interface BrowserCachedRepository {
  /** `org/name`. */
  readonly id: string;
  /** Revisions by name, with the commit of each. */
  readonly revisions: Readonly<Record<string, string>>;
  /** Bytes of its complete files. */
  readonly size: number;
}

/** The models that this origin keeps in the browser. */
export interface BrowserModelCache {
  list(): Promise<readonly BrowserCachedRepository[]>;
  /** Deletes a repository, and what has arrived of unfinished downloads of it; says whether there was anything. */
  remove(id: string): Promise<boolean>;
  /** Bytes that this origin uses and may use, of all its storage. */
  estimate(): Promise<StorageEstimate>;
}

/** Lists and deletes what loading has stored in this browser. */
export function browserModelCache(): BrowserModelCache {
  const store = cacheApiStore();
  const text = async (key: string): Promise<string> => (await (await store.get(key))?.text()) ?? '';
  return {
    async list() {
      const repositories = new Map<string, { revisions: Record<string, string>; size: number }>();
      for (const key of await store.keys()) {
        const [, organization, name, kind, ...rest] = key.split('/');
        const id = `${organization}/${name}`;
        const repository = repositories.get(id) ?? { revisions: {}, size: 0 };
        repositories.set(id, repository);
        if (kind === 'refs') repository.revisions[rest.join('/')] = await text(key);
        // A blob's own key, beside its chunks', says how long it is.
        if (kind === 'blobs' && rest.length === 1) repository.size += Number((await text(key)).split(' ')[0]);
      }
      return Array.from(repositories, ([id, { revisions, size }]) => ({ id, revisions, size })).sort((left, right) =>
        left.id < right.id ? -1 : 1,
      );
    },
    async remove(id) {
      const own = (await store.keys()).filter((key) => key.startsWith(`models/${id}/`));
      await Promise.all(own.map((key) => store.delete(key)));
      return own.length > 0;
    },
    estimate: async () => globalThis.navigator?.storage?.estimate?.() ?? {},
  };
}
