import { checkAnswer } from '../http/check-answer.js';
import { downloadFailure } from '../http/download-failure.js';
import { readWholeBody } from '../http/read-whole-body.js';
import { retry } from '../http/retry.js';
import { type RequestSettings, sendRequest } from '../http/send-request.js';

/**
 * Asks the Hub's API about a repository.
 * @returns what it says, which nobody has checked, and the headers of the answer.
 */
export async function fetchJson<Answer extends object>(
  url: string,
  repository: string,
  request: RequestSettings,
): Promise<{ readonly json: Answer; readonly headers: Headers }> {
  const settings = { ...request, file: repository };
  return retry(async () => {
    const response = await sendRequest(url, settings);
    await checkAnswer(response, url, repository, 'repository-not-found');
    const text = new TextDecoder().decode(await readWholeBody(response, url, settings));
    try {
      const json: Answer = JSON.parse(text);
      // Whatever it is, its fields can be asked for.
      return { json: Object(json), headers: response.headers };
    } catch (cause) {
      throw downloadFailure(url, repository, 'content-type', 'the answer does not describe a repository', cause);
    }
  }, request);
}
