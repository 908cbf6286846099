/** How a parameter that no checkpoint gives starts: PyTorch's `torch.nn.init`, as plain data. */
export type Initialization =
  | { readonly kind: 'constant'; readonly value: number }
  /** He et al. 2015, normal, `fan_out`, gain of ReLU: standard deviation √(2 / fan out). */
  | { readonly kind: 'kaiming-normal' }
  /** He et al. 2015, uniform, `fan_in`, a = √5, as nn.Linear and nn.Conv2d start: bound 1 / √(fan in). */
  | { readonly kind: 'kaiming-uniform' }
  | { readonly kind: 'normal'; readonly mean: number; readonly standardDeviation: number }
  | { readonly kind: 'uniform'; readonly bound: number };
