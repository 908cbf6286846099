/** What a thrown value says. */
export function errorText(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
