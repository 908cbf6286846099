/** What is made of the elements that a reduction takes together. */
export type ReduceName =
  | 'l1'
  | 'l2'
  | 'log-sum'
  | 'log-sum-exp'
  | 'max'
  | 'mean'
  | 'min'
  | 'prod'
  | 'sum'
  | 'sum-square';
