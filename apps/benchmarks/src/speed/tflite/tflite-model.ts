/** A tensor of the graph: a constant if it has data, else what an operator writes or the caller gives. */
export interface TfliteTensor {
  readonly name: string;
  readonly type: 'float32' | 'int32';
  /** Images are `[batch, height, width, channels]`, weights of convolutions `[out, height, width, in]`. */
  readonly shape: readonly number[];
  readonly data?: Uint8Array;
}

/** `same` pads to ⌈size / stride⌉ outputs, the odd row or column at the end; `valid` pads nothing. */
export type TflitePadding = 'same' | 'valid';

export type TfliteActivation = 'none' | 'relu';

/** The operators of a ResNet, each with its options; those without any take all they need from their inputs. */
export type TfliteOperation =
  | {
      readonly kind: 'CONV_2D';
      readonly padding: TflitePadding;
      /** Down, across. */
      readonly strides: readonly [number, number];
      readonly activation: TfliteActivation;
    }
  | {
      readonly kind: 'MAX_POOL_2D';
      readonly padding: TflitePadding;
      readonly strides: readonly [number, number];
      /** Height, width. */
      readonly window: readonly [number, number];
    }
  | { readonly kind: 'ADD'; readonly activation: TfliteActivation }
  | { readonly kind: 'MEAN'; readonly keepDims: boolean }
  | { readonly kind: 'FULLY_CONNECTED' }
  | { readonly kind: 'PAD' };

/** One operation on tensors, which are named by their position. */
export interface TfliteOperator {
  readonly operation: TfliteOperation;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** A network in TensorFlow Lite's terms, as plain data. */
export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  /** In the order of execution. */
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}
