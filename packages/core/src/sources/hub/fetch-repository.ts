import { DownloadError } from '@automodel/contracts';
import { addressOf } from '../http/address-of.js';
import { checkAnswer } from '../http/check-answer.js';
import { readWholeBody } from '../http/read-whole-body.js';
import { retry } from '../http/retry.js';
import { type RequestSettings, sendRequest } from '../http/send-request.js';
import { sourcePath } from '../source-path.js';
import type { HubFile } from './hub-cache.js';

/** What the Hub says of one commit. */
export interface RepositoryState {
  readonly commit: string;
  readonly files: ReadonlyMap<string, HubFile>;
}

/** Asks the Hub which commit a revision is, and for size and checksum of each of its files. */
export async function fetchRepository(
  endpoint: string,
  repository: string,
  revision: string,
  request: RequestSettings,
): Promise<RepositoryState> {
  const base = addressOf(endpoint, `api/models/${repository}/revision`);
  const url = `${base}/${encodeURIComponent(revision)}?blobs=true`;
  const settings = { ...request, file: repository };
  const text = await retry(async () => {
    const response = await sendRequest(url, settings);
    checkAnswer(response, url, repository);
    return new TextDecoder().decode(await readWholeBody(response, url, settings));
  }, request);
  const fail = (cause?: unknown): never => {
    throw new DownloadError({
      url,
      file: repository,
      reason: 'content-type',
      problem: 'the answer does not describe a repository',
      cause,
    });
  };
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    fail(cause);
  }
  const commit = field(answer, 'sha');
  const siblings = field(answer, 'siblings');
  if (typeof commit !== 'string' || !/^[0-9a-f]{40}$/.test(commit) || !Array.isArray(siblings)) return fail();
  const files = new Map<string, HubFile>();
  for (const sibling of siblings) {
    const path = field(sibling, 'rfilename');
    const size = field(sibling, 'size');
    const hash = field(field(sibling, 'lfs'), 'sha256') ?? field(sibling, 'blobId');
    // Path and hash become names of files: whatever else a server says must not lead out of the cache.
    if (typeof path !== 'string' || sourcePath(path) === undefined) continue;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return fail();
    if (typeof hash !== 'string' || !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(hash)) return fail();
    files.set(path, { repository, commit, path, size, hash });
  }
  return { commit, files };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
