/** What became of an input. */
export type Outcome<Result> = { readonly result: Result } | { readonly failure: unknown };

/** An input on its way from the iterable to whoever takes the results. */
export interface BatchItem<Input, Result> {
  readonly index: number;
  readonly input: Input;
  outcome: Outcome<Result> | undefined;
}

/** An item whose outcome is there. */
export interface SettledItem<Input, Result> extends BatchItem<Input, Result> {
  readonly outcome: Outcome<Result>;
}
