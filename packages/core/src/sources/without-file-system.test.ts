import { expect, it, vi } from 'vitest';
import { findDirectory } from './browser/find-directory.js';
import { resolveSource } from './resolve-source.js';

vi.mock('#find-directory', () => import('./browser/find-directory.js'));

it('no text is a directory where there is no file system, and the error says what to pass', async () => {
  expect(findDirectory).toBeUndefined();
  await expect(resolveSource('/')).rejects.toThrow('has no file system: fetch the files and pass them');
  await expect(resolveSource('/', { subfolder: 'a' })).rejects.toThrow('has no file system');
});
