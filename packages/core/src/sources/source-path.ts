/** A relative path without detours, or undefined if it is not one: nothing else may name a file of a repository. */
export function sourcePath(path: string): string | undefined {
  const parts = path.split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part)) ? undefined : path;
}
