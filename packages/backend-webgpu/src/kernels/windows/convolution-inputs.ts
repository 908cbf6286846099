import type { StoredType } from '../kernel.js';

/** The types in which a convolution's tensors are stored; one without a bias reads another buffer in its place. */
export interface ConvolutionTypes {
  readonly input: StoredType;
  readonly weight: StoredType;
  readonly bias: StoredType;
  readonly output: StoredType;
}

/** The inputs of a convolution's kernel. */
export function convolutionInputs({
  input,
  weight,
  bias,
}: ConvolutionTypes): readonly { readonly name: 'bias' | 'input' | 'weight'; readonly type: StoredType }[] {
  return [
    { name: 'input', type: input },
    { name: 'weight', type: weight },
    { name: 'bias', type: bias },
  ];
}
