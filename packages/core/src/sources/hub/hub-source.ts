import { type ByteSource, CacheError, InvalidOptionError, type Source } from '@automodel/contracts';
import { hubPlatform } from '#hub-platform';
import type { OnFileProgress } from '../../session/load-progress.js';
import { addressOf } from '../http/address-of.js';
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
  if (repository === '' || repository.includes('..')) throw invalid('id', id, 'it is not of the form org/name');
  if (sourcePath(revision) === undefined) throw invalid('revision', revision, 'it cannot name a revision');
  const endpoint = options.endpoint || hubPlatform.variable('HF_ENDPOINT') || 'https://huggingface.co';
  const cache = options.cacheDir === false ? chunkCache(memoryStore()) : hubPlatform.openCache(options.cacheDir);
  const isOffline = options.localFilesOnly ?? (isSet('HF_HUB_OFFLINE') || isSet('TRANSFORMERS_OFFLINE'));
  const location = revision === 'main' ? repository : `${repository}@${revision}`;
  const turn = createTurns(options.parallel ?? 4);
  const isCommit = /^[0-9a-f]{40}$/.test(revision);
  let isFromCache = false;

  const requestFor = async (file: string, signal: AbortSignal | undefined): Promise<RequestSettings> =>
    requestSettings(options, file, await tokenOf(options), signal);

  /** The state of the repository; without files if only the cache knows it. */
  const resolve = async (signal: AbortSignal): Promise<KnownState> => {
    const known = isCommit ? revision : await cache.readRevision(repository, revision);
    if (!isOffline) {
      try {
        const request = await requestFor(repository, signal);
        // Where the cache can answer, a dead network is not waited for: one attempt, of at most 10 s, as in Python.
        const patience =
          known === undefined ? {} : { retries: 0, stallTimeout: Math.min(10_000, request.stallTimeout ?? 10_000) };
        const found = await fetchRepository(endpoint, repository, revision, { ...request, ...patience });
        if (!isCommit) await cache.writeRevision(repository, revision, found.commit);
        return found;
      } catch (error) {
        signal.throwIfAborted();
        // As in Python: without a network, or while the Hub is out of order, what is in the cache is what there is.
        if (known === undefined || !isTransient(error)) throw error;
      }
    }
    isFromCache = true;
    if (known !== undefined) return { commit: known };
    throw notCached(location, cache.location);
  };
  const stateOnce = share(resolve);

  return {
    // What is missing may be missing from the cache alone.
    get location() {
      return isFromCache ? `what the cache has of ${location}` : location;
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
      const pinned = isCommit && !isFresh ? await cache.open(repository, revision, path) : undefined;
      if (pinned !== undefined) return cached(pinned, path);
      const { commit, files } = await stateOnce(signal);
      if (files === undefined) {
        const file = await cache.open(repository, commit, path);
        return file && cached(file, path);
      }
      const file = files.get(path);
      if (file === undefined) return undefined;
      if (!isFresh) {
        const find = (): Promise<ByteSource | undefined> => cache.open(repository, commit, path, file.size);
        const there = (await find()) ?? ((await cache.adopt(file)) ? await find() : undefined);
        if (there !== undefined) return cached(there, path);
      }
      return download({
        file,
        url: addressOf(endpoint, `${repository}/resolve/${commit}/${path}`),
        request: await requestFor(path, signal),
        partial: await cache.begin(file),
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

function isSet(name: string): boolean {
  return /^(1|true|yes|on)$/i.test(hubPlatform.variable(name) ?? '');
}

async function tokenOf({ token }: SourceOptions): Promise<string | undefined> {
  if (token === false) return undefined;
  if (typeof token === 'function') return token();
  return token ?? hubPlatform.variable('HF_TOKEN') ?? (await hubPlatform.storedToken());
}

function invalid(option: string, value: string, problem: string): InvalidOptionError {
  return new InvalidOptionError({ option, value, problem, remedy: 'Pass org/name, and a branch, tag or commit.' });
}

function notCached(location: string, cache: string): CacheError {
  return new CacheError({
    file: location,
    location: cache,
    reason: 'not-cached',
    problem: 'it is not there, and nothing may be downloaded',
    remedy: 'Load it once with a network, or without localFilesOnly, HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE.',
  });
}
