import { type MemoryFiles, memorySource, readFile, type SourceOptions } from '@automodel/core';

/** What a test's hub was asked for. */
export interface HubRequest {
  /** `org/name`. */
  readonly id: string;
  /** The file; undefined where the repository as a whole was asked for. */
  readonly path: string | undefined;
}

export interface FakeHubOptions {
  /** Answers in place of the hub where it gives a response: a failure that the app is to show. */
  readonly answer?: ((request: HubRequest) => Response | undefined) | undefined;
}

/** Repositories in memory that are loaded by id. */
export interface FakeHub {
  /** Spread into the options of `fromPretrained` or `pipeline`: everything comes from this hub, nothing is cached. */
  readonly options: Pick<SourceOptions, 'cacheDir' | 'endpoint' | 'fetch' | 'token'>;
  /** Every request, in order. */
  readonly requests: readonly HubRequest[];
}

const endpoint = 'https://hub.invalid';

/**
 * A Hugging Face Hub in memory: no request leaves the test, no cache of the machine is read or written.
 * @param repositories the files of each repository by its id, such as `tinyCheckpoint` makes them
 */
export function fakeHub(repositories: Readonly<Record<string, MemoryFiles>>, { answer }: FakeHubOptions = {}): FakeHub {
  const requests: HubRequest[] = [];
  const hubFetch: typeof fetch = async (input, init = {}) => {
    const { pathname } = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
    const request = requestOf(pathname);
    requests.push(request);
    const files = Object.hasOwn(repositories, request.id) ? repositories[request.id] : undefined;
    const given = answer?.(request);
    if (given !== undefined) return given;
    if (files === undefined) return new Response(null, { status: 404, headers: { 'x-error-code': 'RepoNotFound' } });
    if (request.path === undefined) return Response.json(await describeRepository(files));
    const bytes = await bytesOf(files, request.path);
    if (bytes === undefined) return new Response(null, { status: 404, headers: { 'x-error-code': 'EntryNotFound' } });
    return new Response(...partOf(bytes, new Headers(init.headers).get('range')));
  };
  return { options: { endpoint, fetch: hubFetch, token: false, cacheDir: false }, requests };
}

function requestOf(pathname: string): HubRequest {
  const [, api] = /^\/api\/models\/([^/]+\/[^/]+)\//.exec(pathname) ?? [];
  const [, id = '', path = ''] = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(pathname) ?? [];
  return api === undefined ? { id, path: decodeURIComponent(path) } : { id: api, path: undefined };
}

/** What the Hub says of a repository: its commit, and size and checksum of each file. */
async function describeRepository(files: MemoryFiles): Promise<object> {
  const paths = await memorySource(files).list();
  const siblings = await Promise.all(
    paths.map(async (rfilename) => {
      const bytes = (await bytesOf(files, rfilename)) ?? new Uint8Array();
      const sha256 = await hexDigest('SHA-256', bytes);
      return { rfilename, size: bytes.length, lfs: { sha256, size: bytes.length } };
    }),
  );
  return { sha: 'fa4e'.repeat(10), siblings };
}

async function bytesOf(files: MemoryFiles, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await readFile(memorySource(files), path);
  return bytes === undefined ? undefined : new Uint8Array(bytes);
}

function partOf(bytes: Uint8Array<ArrayBuffer>, range: string | null): [Uint8Array<ArrayBuffer>, ResponseInit] {
  const [, from] = /^bytes=(\d+)-/.exec(range ?? '') ?? [];
  if (from === undefined) return [bytes, { headers: { 'content-length': String(bytes.length) } }];
  const headers = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  return [bytes.subarray(Number(from)), { status: 206, headers }];
}

async function hexDigest(algorithm: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
