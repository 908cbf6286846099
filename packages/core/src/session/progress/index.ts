// What loads need whose progress somebody listens to: a chunk of its own.
export { reportReads } from '../report-reads.js';
export { trackProgress } from '../track-progress.js';
