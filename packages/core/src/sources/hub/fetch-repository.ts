import { addressOf } from '../http/address-of.js';
import { downloadFailure } from '../http/download-failure.js';
import type { RequestSettings } from '../http/send-request.js';
import { fetchJson } from './fetch-json.js';
import type { HubFile } from './hub-cache.js';
import { type FileDescription, hubFile } from './hub-file.js';

/** What the Hub says of one commit. */
export interface RepositoryState {
  readonly commit: string;
  readonly files: ReadonlyMap<string, HubFile>;
}

/** The answer as the Hub gives it; of another server nothing is sure. https://huggingface.co/docs/hub/api */
interface Answer {
  readonly sha?: unknown;
  readonly siblings?: readonly {
    readonly rfilename?: unknown;
    readonly size?: unknown;
    readonly blobId?: unknown;
    readonly lfs?: { readonly sha256?: unknown } | null;
  }[];
}

/** Asks the Hub which commit a revision is, and for size and checksum of each of its files. */
export async function fetchRepository(
  endpoint: string,
  repository: string,
  revision: string,
  request: RequestSettings,
): Promise<RepositoryState> {
  const base = addressOf(endpoint, `api/models/${repository}`);
  const url = `${base}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const { json } = await fetchJson<Answer>(url, repository, request);
  try {
    const { sha: commit, siblings = [] } = json;
    if (typeof commit !== 'string' || !/^[0-9a-f]{40}$/.test(commit)) throw new TypeError('no commit');
    // Servers that do not know ?blobs=true say the names alone.
    const described: readonly FileDescription[] = siblings.every(({ size }) => size === undefined)
      ? await (await import('./fetch-tree.js')).fetchTree(`${base}/tree/${commit}`, (page) =>
          fetchJson(page, repository, request),
        )
      : siblings.map(({ rfilename: path, size, lfs, blobId }) => ({ path, size, hash: lfs?.sha256 ?? blobId }));
    const files = new Map<string, HubFile>();
    for (const description of described) {
      const file = hubFile(repository, commit, description);
      if (file !== undefined) files.set(file.path, file);
    }
    return { commit, files };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw downloadFailure(url, repository, 'content-type', 'the answer does not describe a repository', cause);
  }
}
