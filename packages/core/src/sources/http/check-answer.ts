import { DownloadError, type DownloadFailure } from '@automodel/contracts';

/**
 * Checks that an answer is one that brings a file, rather than a refusal or a page about it.
 * @throws {DownloadError} that says which.
 */
export function checkAnswer(response: Response, url: string, file: string): void {
  const { status, headers } = response;
  const fail = (reason: DownloadFailure, problem: string, remedy: string): never => {
    response.body?.cancel().catch(() => undefined);
    const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
    throw new DownloadError({
      url,
      file,
      reason,
      status,
      problem,
      remedy,
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : secondsUntil(headers.get('retry-after')),
    });
  };
  const code = headers.get('x-error-code');
  if (code === 'GatedRepo') {
    fail('gated', 'the repository is gated', 'Accept its conditions on its page, and pass the token of that account.');
  }
  if (code === 'RepoNotFound') {
    fail(
      'repository-not-found',
      'there is no such repository, or it is private',
      'Check the id; for a private repository pass a token that may read it.',
    );
  }
  if (code === 'RevisionNotFound') {
    fail('revision-not-found', 'there is no such revision', 'Pass a branch, tag or commit that the repository has.');
  }
  if (status === 401) fail('unauthorized', 'the token is missing or wrong (401)', 'Pass a token that may read it.');
  if (status === 403) fail('forbidden', 'the server refuses it (403)', 'Pass a token that may read it.');
  if (status === 416) fail('range', 'the server has no such range (416)', 'Load again: what had arrived is discarded.');
  if (status !== 200 && status !== 206) {
    const busy = status === 408 || status === 429 || status >= 500;
    fail('status', `the server answers ${status}`, busy ? 'Load again later.' : 'Check the address.');
  }
  const type = headers.get('content-type') ?? '';
  if (/^text\/html|^application\/xhtml/.test(type) && !/\.html?$/.test(file)) {
    fail(
      'html',
      'the server answers with an HTML page',
      'The file is not there, or a login or proxy is in the way: open the address in a browser.',
    );
  }
  if (/\.safetensors$/.test(file) && /^(application|text)\/(json|xml)|^(image|audio|video)\//.test(type)) {
    fail('content-type', `the server says it is ${type.replace(/;.*/, '')}`, 'Check that the address names the file.');
  }
}

function secondsUntil(date: string | null): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : Math.max(0, (time - Date.now()) / 1000);
}
