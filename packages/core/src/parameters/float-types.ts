import type { DataType } from '@automodel/onnx';

/** What float weights may be stored in; the graph casts them to the compute type. */
export const floatTypes: readonly DataType[] = ['bfloat16', 'float16', 'float32', 'float64'];
