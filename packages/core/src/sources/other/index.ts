// Where few pages have their files, and what loads need whose progress somebody listens to: a chunk of its own.
export { reportReads } from '../../session/report-reads.js';
export { trackProgress } from '../../session/track-progress.js';
export { blobByteSource } from '../blob-byte-source.js';
export { pickedSource } from '../picked/picked-source.js';
export { subfolderSource } from '../subfolder-source.js';
