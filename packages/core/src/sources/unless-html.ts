import { DownloadError } from '@automodel/contracts';

/**
 * What need not be there: servers of single-page apps answer with their page for a file that does not exist.
 * @returns undefined in place of such a page.
 */
export async function unlessHtml<Result>(work: Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (DownloadError.is(error) && error.reason === 'html') return undefined;
    throw error;
  }
}
