import { type AutomodelError, type ByteSource, CacheError, type Source } from '@automodel/contracts';
import { hubPlatform } from '#hub-platform';
import type { OnFileProgress } from '../../session/load-progress.js';
import { addressOf } from '../http/address-of.js';
import { httpAddress } from '../http/http-address.js';
import { invalidOption } from '../http/invalid-option.js';
import { isTransient } from '../http/is-transient.js';
import { requestSettings } from '../http/request-settings.js';
import type { RequestSettings } from '../http/send-request.js';
import type { TransferSettings } from '../http/transfer-settings.js';
import type { SourceOptions } from '../source-options.js';
import { sourcePath } from '../source-path.js';
import { chunkCache } from './chunks/chunk-cache.js';
import { memoryStore } from './chunks/memory-store.js';
import { createTurns } from './create-turns.js';
import { download } from './download.js';
import { fetchRepository, type RepositoryState } from './fetch-repository.js';
import { share } from './share.js';

export interface HubSourceOptions extends SourceOptions, TransferSettings {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnFileProgress | undefined;
  /** How many files are downloaded at a time. @default 4 */
  readonly parallel?: number | undefined;
}

const remedy = 'Pass org/name, and a branch, tag or commit.';

/** The commit that a revision is, and its files if the Hub said which. */
type KnownState = Pick<RepositoryState, 'commit'> & Partial<RepositoryState>;

/**
 * A repository of the Hugging Face Hub, or of one that speaks as it does. The revision is resolved once; all files come from that commit.
 * @param id `org/name` or `org/name@revision`.
 * @throws {InvalidOptionError} if the id or the revision cannot be one.
 */
export function hubSource(id: string, options: HubSourceOptions = {}): Source {
  const [, repository = '', named] = /^([\w.-]+\/[\w.-]+)(?:@(.+))?$/.exec(id) ?? [];
  const revision = options.revision ?? named ?? 'main';
  if (repository === '' || repository.includes('..'))
    throw invalidOption('id', id, 'it is not of the form org/name', remedy);
  if (sourcePath(revision) === undefined)
    throw invalidOption('revision', revision, 'it cannot name a revision', remedy);
  const endpoint = httpAddress('endpoint', options.endpoint || hubPlatform.endpoint() || 'https://huggingface.co').href;
  const cache = options.cacheDir === false ? chunkCache(memoryStore()) : hubPlatform.openCache(options.cacheDir);
  const isOffline = options.localFilesOnly ?? hubPlatform.isOffline();
  const location = revision === 'main' ? repository : `${repository}@${revision}`;
  const turn = createTurns(options.parallel ?? 4);
  const isCommit = /^[0-9a-f]{40}$/.test(revision);
  /** Why the cache alone is asked. */
  let incomplete: AutomodelError | undefined;

  const requestFor = async (file: string, signal: AbortSignal | undefined): Promise<RequestSettings> =>
    requestSettings(options, file, await tokenOf(options), signal);

  /** The state of the repository; without files if only the cache knows it. */
  const resolve = async (signal: AbortSignal): Promise<KnownState> => {
    const named = isCommit ? revision : await cache.readRevision(repository, revision);
    // A commit of which nothing is there is not known.
    const known = named && (await cache.list(repository, named)).length > 0 ? named : undefined;
    if (isOffline) {
      incomplete = notCached(location, cache.location);
    } else {
      try {
        const request = await requestFor(repository, signal);
        // Where the cache can answer, a dead network is not waited for: one attempt, of at most 10 s, as in Python.
        const patience =
          known === undefined ? {} : { retries: 0, stallTimeout: Math.min(10_000, request.stallTimeout ?? 10_000) };
        const found = await fetchRepository(endpoint, repository, revision, { ...request, ...patience });
        incomplete = undefined;
        return found;
      } catch (error) {
        signal.throwIfAborted();
        // As in Python: without a network, or while the Hub is out of order, what is in the cache is what there is.
        if (known === undefined || !isTransient(error)) throw error;
        incomplete = error;
      }
    }
    if (known === undefined) throw incomplete;
    return { commit: known };
  };
  let stateOnce = share(resolve);

  return {
    // What is missing may be missing from the cache alone.
    get location() {
      return incomplete === undefined ? location : `what the cache has of ${location}`;
    },
    get incomplete() {
      // Who asks gives up; the next load tries the hub again.
      stateOnce = share(resolve);
      return incomplete;
    },
    async list({ signal } = {}) {
      const { commit, files } = await stateOnce(signal);
      return files === undefined ? cache.list(repository, commit) : [...files.keys()];
    },
    async open(path, { signal } = {}): Promise<ByteSource | undefined> {
      signal?.throwIfAborted();
      if (sourcePath(path) === undefined) return undefined;
      const isFresh = options.forceDownload === true && !isOffline;
      // What a commit holds cannot change, so the network need not be asked.
      if (isCommit && !isFresh) {
        const pinned = await cache.open(repository, revision, path);
        if (pinned !== undefined) return cached(pinned, path);
        if (await cache.isAbsent?.(repository, revision, path)) return undefined;
      }
      const { commit, files } = await stateOnce(signal);
      if (files === undefined) {
        const file = await cache.open(repository, commit, path);
        return file && cached(file, path);
      }
      const file = files.get(path);
      if (file === undefined) {
        await cache.markAbsent?.(repository, commit, path).catch(() => undefined);
        return undefined;
      }
      // Only once something of the commit is there: until then the cache can do without a network what it could before.
      const remember = async (): Promise<void> => {
        if (!isCommit) await cache.writeRevision(repository, revision, commit);
      };
      if (!isFresh) {
        const find = (): Promise<ByteSource | undefined> => cache.open(repository, commit, path, file.size);
        const there = (await find()) ?? ((await cache.adopt(file)) ? await find() : undefined);
        if (there !== undefined) {
          // A cache that cannot be written serves what it has.
          await remember().catch(() => undefined);
          return cached(there, path);
        }
      }
      const request = await requestFor(path, signal);
      const partial = await cache.begin(file);
      return download({
        file,
        url: addressOf(endpoint, `${repository}/resolve/${commit}/${path}`),
        request,
        partial: { ...partial, commit: () => partial.commit().then(remember) },
        createChecksum: () => hubPlatform.checksum(file.hash.length === 64 ? 'sha256' : 'sha1'),
        onProgress: options.onProgress,
        turn,
      });
    },
  };

  function cached(file: ByteSource, path: string): ByteSource {
    options.onProgress?.({ file: path, loaded: file.size, total: file.size });
    return file;
  }
}

async function tokenOf({ token }: SourceOptions): Promise<string | undefined> {
  if (token === false) return undefined;
  if (typeof token === 'function') return token();
  return token ?? hubPlatform.token();
}

function notCached(location: string, cache: string): CacheError {
  return new CacheError({
    file: location,
    location: cache,
    reason: 'not-cached',
    problem: 'it is not there, or not all of it, and nothing may be downloaded',
    remedy: 'Load it once without localFilesOnly, HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE.',
  });
}
