/** What tells the states of a file apart; whether a proxy has called it weak says nothing. */
export function entityTag(headers: Headers): string | undefined {
  return headers.get('etag')?.replace(/^W\//, '');
}
