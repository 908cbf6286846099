import { execFileSync } from 'node:child_process';

const required = ['package/LICENSE', 'package/README.md', 'package/package.json'];
const unwanted =
  /\.test\.|\.tsbuildinfo$|\.source-hash$|\/node_modules\/|\/fixtures\/|\/(src|dist)\/(.+\/)?(testing|test-support)\//;

/**
 * Whether a packed package has its licence and text, and nothing that only the project needs.
 *
 * @param {{ name: string, path: string }} tarball
 * @returns {string[]}
 */
export function checkTarballFiles({ name, path }) {
  const files = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).trim().split('\n');
  return [
    ...required.filter((file) => !files.includes(file)).map((file) => `${name}: the tarball has no ${file}`),
    ...files.filter((file) => unwanted.test(file)).map((file) => `${name}: the tarball should not have ${file}`),
  ];
}
