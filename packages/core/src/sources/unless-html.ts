import { AutomodelError } from '@automodel/contracts';

/**
 * What need not be there: servers of single-page apps answer with their page for a file that does not exist.
 * @returns undefined in place of such a page.
 */
export async function unlessHtml<Result>(work: Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isHtml(error)) return undefined;
    throw error;
  }
}

// A DownloadError, by its reason, which no other error has: the class brings the remedies of all failures along, and only code that downloads needs those.
function isHtml(error: unknown): boolean {
  return AutomodelError.is(error) && 'reason' in error && error.reason === 'html';
}
