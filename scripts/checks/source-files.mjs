import { projectFiles } from '../lib/project-files.mjs';

/** The files that people write and read as code: packages, apps, tests and these scripts; nothing generated. */
export function sourceFiles() {
  return projectFiles().filter(
    (path) =>
      /^((packages|apps|tests)\/[^/]+\/src|scripts)\/.*\.(ts|tsx|mjs)$/.test(path) &&
      !/_pb\.ts$|\/generated\/|\/fixtures\//.test(path),
  );
}

/** @param {string} path */
export function isTest(path) {
  return path.endsWith('.test.ts');
}
