import type { FileDescription } from './hub-file.js';

/** A file or folder of the answer; of another server than the Hub nothing is sure. */
interface Entry {
  readonly type?: unknown;
  readonly path?: unknown;
  readonly size?: unknown;
  readonly oid?: unknown;
  readonly lfs?: { readonly oid?: unknown } | null;
}

interface Page {
  readonly json: readonly Entry[];
  readonly headers: Headers;
}

/**
 * Asks for the tree of a commit, page by page, for size and checksum of each file. https://huggingface.co/docs/hub/api
 * @param fetchPage is given to it, so that bundlers leave this file, which the Hub itself never needs, a chunk of its own.
 * @throws {TypeError} if an answer is none.
 */
export async function fetchTree(
  address: string,
  fetchPage: (url: string) => Promise<Page>,
): Promise<FileDescription[]> {
  const files: FileDescription[] = [];
  const seen = new Set<string>();
  let next = `${address}?recursive=true`;
  while (!seen.has(next)) {
    seen.add(next);
    const { json, headers } = await fetchPage(next);
    for (const { type, path, size, oid, lfs } of json) {
      if (type === 'file') files.push({ path, size, hash: lfs?.oid ?? oid });
    }
    const [, link = next] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '') ?? [];
    const { origin, href } = new URL(link, next);
    // The token is for the hub's own host.
    if (origin === new URL(next).origin) next = href;
  }
  return files;
}
