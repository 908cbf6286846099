import type { BackendException } from '@automodel/testing';

function named(reason: string, ...names: readonly string[]): BackendException[] {
  return names.map((name) => ({ cases: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`), reason }));
}

/** What backend-wasm is known to fail. */
export const wasmExceptions: readonly BackendException[] = [
  ...named('the oracle: onnxruntime makes infinities the largest float32 where a bound is left out', 'Clip: no bound'),
  ...named(
    'it computes with int32: int64 beyond that range are a typed error',
    'Clip: int64 extremes',
    'Constant: int64 extremes',
    'Equal: int64 extremes',
    'Identity: int64 extremes',
    'Less: int64 extremes',
    'NonZero: int64',
    'Where: int64',
    'Concat: int64 extremes',
    'Expand: int64 extremes',
    'Gather: int64 extremes',
    'Pad: int64',
    'Slice: of int64',
    'Tile: int64',
    'Transpose: int64',
  ),
  ...named('the oracle: onnxruntime 1.30 does not know the attributes of operator set 25', 'Attention: a window'),
  ...named(
    'the oracle: onnxruntime cancels where the mean is large, as its builds for Node and browsers differ from each other',
    'GroupNormalization: far from zero',
  ),
  ...named(
    'the oracle: onnxruntime takes the positions as those of the given output shape, unlike the recorded case of ONNX',
    'MaxUnpool: an output shape',
  ),
];
