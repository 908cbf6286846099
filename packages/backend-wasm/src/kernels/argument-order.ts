/** What makes the arguments of a kernel of values by name, in the order of its parameters. */
export function argumentOrder<Arguments extends object>(
  ...names: readonly (keyof Arguments)[]
): (values: Readonly<Record<keyof Arguments, number>>) => readonly number[] {
  return (values) => names.map((name) => values[name]);
}
