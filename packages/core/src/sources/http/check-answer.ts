import { DownloadError, type DownloadFailure } from '@automodel/contracts';

/** Why an answer brings no file, and what happened. */
type Refusal = readonly [reason: DownloadFailure, problem: string];

/** By the Hub's `X-Error-Code`, which tells more than the status, or by status. */
const refusals: Readonly<Record<string, Refusal>> = {
  GatedRepo: ['gated', 'the repository is gated'],
  RepoNotFound: ['repository-not-found', 'there is no such repository, or it is private'],
  RevisionNotFound: ['revision-not-found', 'there is no such revision'],
  401: ['unauthorized', 'the token is missing or wrong (401)'],
  403: ['forbidden', 'the server refuses it (403)'],
  416: ['range', 'the server has no such range (416)'],
};

export const htmlRefusal: Refusal = ['html', 'the server answers with an HTML page'];

/**
 * Checks that an answer is one that brings a file, rather than a refusal or a page about it.
 * @throws {DownloadError} that says which.
 */
export function checkAnswer(response: Response, url: string, file: string): void {
  const { status, headers } = response;
  const refusal = refusals[headers.get('x-error-code') ?? ''] ?? refusals[status] ?? contentRefusal(response, file);
  if (refusal === undefined) return;
  response.body?.cancel().catch(() => undefined);
  const [reason, problem] = refusal;
  throw new DownloadError({ url, file, reason, status, problem, retryAfter: secondsUntil(headers.get('retry-after')) });
}

function contentRefusal({ status, headers }: Response, file: string): Refusal | undefined {
  if (status !== 200 && status !== 206) return ['status', `the server answers ${status}`];
  const type = headers.get('content-type') ?? '';
  if (/^text\/html|^application\/xhtml/.test(type) && !/\.html?$/.test(file)) return htmlRefusal;
  return /\.safetensors$/.test(file) && /^(application|text)\/(json|xml)|^(image|audio|video)\//.test(type)
    ? ['content-type', `the server says it is ${type.replace(/;.*/, '')}`]
    : undefined;
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
