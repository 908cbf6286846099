/** What tells the functions of a model apart. */
export function functionKey(call: {
  readonly domain: string;
  readonly opType: string;
  readonly overload?: string | undefined;
}): string {
  return [call.domain, call.opType, call.overload ?? ''].join(' ');
}
