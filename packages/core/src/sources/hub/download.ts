import { type ByteSource, DownloadError, type DownloadFailure } from '@automodel/contracts';
import type { OnFileProgress } from '../../session/load-progress.js';
import { anySignal } from '../any-signal.js';
import { closedError } from '../closed-error.js';
import { checkAnswer } from '../http/check-answer.js';
import { contentRange } from '../http/content-range.js';
import { downloadFailure } from '../http/download-failure.js';
import { entityTag } from '../http/entity-tag.js';
import { isTransient } from '../http/is-transient.js';
import { readBody } from '../http/read-body.js';
import { retry } from '../http/retry.js';
import { type RequestSettings, sendRequest } from '../http/send-request.js';
import { rangeSource } from '../range-source.js';
import { unlessAborted } from '../unless-aborted.js';
import type { HubFile, PartialFile } from './hub-cache.js';
import type { Checksum } from './hub-platform.js';

export interface DownloadOptions {
  readonly file: HubFile;
  readonly url: string;
  readonly request: RequestSettings;
  readonly partial: PartialFile;
  /** Makes a fresh checksum of the kind that the file has. */
  readonly createChecksum: () => Checksum;
  readonly onProgress?: OnFileProgress | undefined;
  /** Waits for its turn; gives what ends it. */
  readonly turn: (signal: AbortSignal) => Promise<() => void>;
}

const chunkLength = 4 * 1024 * 1024;

/** A file that is downloaded from the first read on; reads resolve as their bytes arrive. */
export function download(options: DownloadOptions): ByteSource {
  const { file, url, partial, onProgress, request } = options;
  const location = `${file.repository}/${file.path}`;
  const closing = new AbortController();
  const signal = anySignal(request.signal, closing.signal) ?? closing.signal;
  const settings: RequestSettings = { ...request, signal };
  const waiting = new Set<() => void>();
  let checksum = options.createChecksum();
  let arrived = 0;
  // What an earlier download left is read only once all is known to be right, so that a bad start can be replaced.
  let isResumed = partial.length > 0;
  let failure: { readonly error: unknown } | undefined;
  let result: Promise<void> | undefined;
  let version: string | undefined;
  let reported = 0;

  const notify = (): void => {
    for (const wake of waiting) wake();
  };
  const advance = (length: number): void => {
    arrived += length;
    // The last byte is reported when it is known to be right.
    if (arrived < file.size && arrived > reported) {
      reported = arrived;
      onProgress?.({ file: file.path, loaded: arrived, total: file.size });
    }
    notify();
  };
  const fail = (reason: DownloadFailure, problem: string): DownloadError =>
    downloadFailure(url, file.path, reason, problem);

  const attempt = async (): Promise<void> => {
    const range = arrived > 0 ? `bytes=${arrived}-` : undefined;
    const response = await sendRequest(url, { ...settings, range });
    await checkAnswer(response, url, file.path);
    const tag = entityTag(response.headers);
    if (version !== undefined && tag !== undefined && tag !== version) {
      response.body?.cancel().catch(() => undefined);
      throw fail('changed', 'it changed on the server');
    }
    version = tag ?? version;
    const { start, size } = contentRange(response);
    if (response.status === 206 && differs(start, arrived)) {
      throw fail('range', `the server sent bytes from ${start}, not from ${arrived}`);
    }
    if (differs(size, file.size)) throw fail('length', `it has ${size} bytes, not ${file.size}`);
    // A server without ranges sends all of it again; the start is here already.
    let skip = response.status === 200 ? arrived : 0;
    try {
      for await (const chunk of readBody(response, url, settings)) {
        const bytes = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - bytes.length;
        if (bytes.length === 0) continue;
        if (arrived + bytes.length > file.size) throw fail('length', 'it is too long');
        checksum.update(bytes);
        await partial.append(bytes);
        advance(bytes.length);
      }
    } catch (error) {
      // A connection may fail to end behind the last byte.
      if (arrived < file.size || !isTransient(error)) throw error;
    }
    if (arrived < file.size) throw fail('short', `${arrived} of ${file.size} bytes came`);
  };

  const transfer = async (): Promise<void> => {
    if (file.hash.length === 40) checksum.update(new TextEncoder().encode(`blob ${file.size}\0`));
    if (isResumed) {
      if (partial.length > file.size) throw fail('length', 'it is too long');
      while (arrived < partial.length) {
        signal.throwIfAborted();
        const bytes = new Uint8Array(Math.min(chunkLength, partial.length - arrived));
        await partial.read(arrived, bytes);
        checksum.update(bytes);
        advance(bytes.length);
      }
    }
    if (arrived < file.size || file.size === 0) await retry(attempt, settings, () => arrived);
    const digest = await checksum.digest();
    if (digest !== undefined && digest !== file.hash) {
      throw fail('checksum', `its checksum is ${digest}, not ${file.hash}`);
    }
    signal.throwIfAborted();
  };

  const run = async (): Promise<void> => {
    let end = (): void => undefined;
    try {
      end = await options.turn(signal);
      try {
        await transfer();
      } catch (error) {
        if (!isResumed || !isSpoilt(error)) throw error;
        // What an earlier download left was wrong, not what came now.
        await partial.reset();
        checksum = options.createChecksum();
        arrived = 0;
        version = undefined;
        isResumed = false;
        await transfer();
      }
      await partial.commit();
      isResumed = false;
      onProgress?.({ file: file.path, loaded: file.size, total: file.size });
      notify();
    } catch (error) {
      failure = { error };
      notify();
      if (isSpoilt(error)) await partial.discard().catch(() => undefined);
      throw error;
    } finally {
      end();
    }
  };
  const start = (): Promise<void> => {
    if (result === undefined) {
      result = run();
      result.catch(() => undefined);
    }
    return result;
  };

  const reads = rangeSource({
    size: file.size,
    location,
    async read(offset, into, own) {
      start();
      await arrival(offset + into.length, own);
      await partial.read(offset, into).catch((error: unknown) => {
        // What is deleted because it is wrong cannot be read: what is wrong with it is the reason.
        throw failure === undefined ? error : failure.error;
      });
    },
    async close() {
      closing.abort(closedError(location));
      await result?.catch(() => undefined);
      await partial.close();
    },
  });
  return {
    ...reads,
    async verified({ signal: own }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
      if (closing.signal.aborted) throw closedError(location);
      await unlessAborted(start(), own);
    },
  };

  async function arrival(end: number, own: AbortSignal | undefined): Promise<void> {
    while ((isResumed || arrived < end) && failure === undefined) {
      let wake = (): void => undefined;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      waiting.add(wake);
      await unlessAborted(woken, own).finally(() => waiting.delete(wake));
    }
    if (failure !== undefined) throw failure.error;
  }
}

/** Whether a number that a server says, if it does, is another one. */
function differs(said: number, known: number): boolean {
  return !Number.isNaN(said) && said !== known;
}

/** After these, what has arrived is not worth keeping. */
const spoiling: readonly DownloadFailure[] = ['changed', 'checksum', 'length', 'range'];

function isSpoilt(error: unknown): boolean {
  return DownloadError.is(error) && spoiling.includes(error.reason);
}
