import type { DownloadFailure } from './download-error.js';

const again = 'Load again: what has arrived is kept.';
const anew = 'Load again: what had arrived is discarded. If it stays so, the server or a proxy changes files.';
const token = 'Pass a token that may read it.';

/** What to do next, by why a download failed. */
export const downloadRemedies: Readonly<Record<DownloadFailure, string>> = {
  changed: anew,
  checksum: anew,
  'content-type': 'Check the address or the endpoint.',
  'file-not-found': 'Check the id, the revision and the address.',
  forbidden: token,
  gated: `Accept its conditions on its page. ${token}`,
  html: 'The file is not there, or a login or proxy is in the way: open the address in a browser.',
  length: anew,
  network: `Check the network. ${again}`,
  range: anew,
  redirect: 'Check the address or the endpoint, and a proxy if one is set.',
  'repository-not-found': `Check the id. ${token}`,
  'revision-not-found': 'Pass a branch, tag or commit of the repository.',
  short: again,
  stalled: again,
  status: 'Load again later, or check the address.',
  unauthorized: `Check the id. ${token}`,
};
