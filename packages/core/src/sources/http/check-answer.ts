import { DownloadError, type DownloadFailure } from '@automodel/contracts';

/**
 * Checks that an answer is one that brings a file, rather than a refusal or a page about it. What refusals mean is a chunk of its own: whoever gets one has
 * a network.
 * @param absent what a 404 means that does not say it itself.
 * @throws {DownloadError} that says which.
 */
export async function checkAnswer(
  response: Response,
  url: string,
  file: string,
  absent: DownloadFailure = 'file-not-found',
): Promise<void> {
  const { status, headers, body } = response;
  const type = headers.get('content-type') ?? '';
  const isPage = /^text\/html|^application\/xhtml/.test(type) && !/\.html?$/.test(file);
  const isOther = /\.safetensors$/.test(file) && /^(application|text)\/(json|xml)|^(image|audio|video)\//.test(type);
  if ((status === 200 || status === 206) && !isPage && !isOther) return;
  body?.cancel().catch(() => undefined);
  let failure = new DownloadError({ url, file, reason: 'status', status, problem: `the server answers ${status}` });
  try {
    const { refusal } = await import('./refusal.js');
    failure = refusal(response, url, file, absent);
  } catch {
    // The words are missing, not the failure.
  }
  throw failure;
}
