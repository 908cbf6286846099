import type { DataType } from '@automodel/onnx';
import type { NodeContext } from './node-context.js';

/** The type that the graph gives a value, of whichever ONNX has, before it is one of the plan's. */
export function graphTypeOf({ state }: NodeContext, name: string | undefined): DataType | undefined {
  if (name === undefined) return undefined;
  const type = state.forms.get(name)?.value.type;
  return state.constants.get(name)?.dataType ?? (type?.kind === 'tensor' ? type.dataType : undefined);
}
