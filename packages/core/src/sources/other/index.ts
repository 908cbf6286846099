// Where few pages have their files: a chunk of its own.
export { pickedSource } from '../picked/picked-source.js';
export { subfolderSource } from '../subfolder-source.js';
