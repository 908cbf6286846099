import { DownloadError, type DownloadFailure } from '@automodel/contracts';

type Refusal = readonly [reason: DownloadFailure, problem: string];

/** By the Hub's `X-Error-Code`, which tells more than the status, or by status. */
const refusals: Readonly<Record<string, Refusal>> = {
  GatedRepo: ['gated', 'the repository is gated'],
  RepoNotFound: ['repository-not-found', 'there is no such repository, or it is private'],
  RevisionNotFound: ['revision-not-found', 'there is no such revision'],
  EntryNotFound: ['file-not-found', 'there is no such file'],
  401: ['unauthorized', 'the token is missing or wrong, or there is no such repository (401)'],
  403: ['forbidden', 'the server refuses it (403)'],
  416: ['range', 'the server has no such range (416)'],
};

/** The error of an answer that brings no file: why, and what happened. @param absent what a 404 means that does not say it itself. */
export function refusal(
  { status, headers }: Response,
  url: string,
  file: string,
  absent: DownloadFailure,
): DownloadError {
  const byStatus: Refusal =
    status === 404 ? [absent, 'there is nothing (404)'] : ['status', `the server answers ${status}`];
  const [reason, problem] =
    refusals[headers.get('x-error-code') ?? ''] ??
    refusals[status] ??
    (status === 200 || status === 206 ? byType(headers.get('content-type') ?? '') : byStatus);
  return new DownloadError({
    url,
    file,
    reason,
    status,
    problem,
    retryAfter: secondsUntil(headers.get('retry-after')),
  });
}

function byType(type: string): Refusal {
  return type.includes('html')
    ? ['html', 'the server answers with an HTML page']
    : ['content-type', `the server says it is ${type.replace(/;.*/, '')}`];
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
