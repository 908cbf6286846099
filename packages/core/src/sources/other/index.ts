// Where few pages have their files: a chunk of its own.
export { blobByteSource } from '../blob-byte-source.js';
export { pickedSource } from '../picked/picked-source.js';
export { subfolderSource } from '../subfolder-source.js';
