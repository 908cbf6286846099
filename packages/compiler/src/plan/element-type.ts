/**
 * Types of the tensors of a plan. `bool` and `int64` are stored as int32, all others as their name says; float16 and bfloat16 of a graph
 * are float32 within a plan.
 */
export type ElementType =
  | 'bool'
  | 'float32'
  | 'float64'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'int8'
  | 'uint16'
  | 'uint32'
  | 'uint8';
