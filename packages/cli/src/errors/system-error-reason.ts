const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the quota is used up',
  EISDIR: 'it is a directory',
  EMFILE: 'too many files are open',
  ENOENT: 'there is no such file or directory',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of its path is no directory',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
};

/** What an error of the file system says, in words that stand behind a colon. */
export function systemErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return (code === undefined ? undefined : reasons[code]) ?? code ?? String(error);
}
