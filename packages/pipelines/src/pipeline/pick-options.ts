/** The options of the names given, without those that are undefined. */
export function pickOptions<Options extends object>(options: object, names: readonly string[]): Options {
  const picked = Object.entries(options).filter(([name, value]) => names.includes(name) && value !== undefined);
  // Callers say which options have these names: the entries of an object do not carry their types.
  return Object.fromEntries(picked) as Options;
}
