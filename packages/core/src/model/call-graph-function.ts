import { AutomodelError, GraphFunctionError, InvalidGraphError } from '@automodel/contracts';
import type { Value } from '@automodel/onnx';
import type { ParameterTable } from '../parameters/parameter-table.js';
import { authorLine } from './author-line.js';
import type { GraphContext, ModelHead } from './model-head.js';
import type { Outputs, OutputTable } from './output-table.js';
import { withLongStacks } from './with-long-stacks.js';

/**
 * Calls the graph function of a model class.
 * @throws {GraphFunctionError} for what it throws, with the place; errors that speak of a config or an option pass as they are.
 */
export function callGraphFunction(
  head: ModelHead<OutputTable>,
  table: ParameterTable,
  context: GraphContext,
): Outputs<OutputTable, Value> {
  try {
    return withLongStacks(() => head.graph(context));
  } catch (error) {
    if (AutomodelError.is(error) && !InvalidGraphError.is(error)) throw error;
    throw new GraphFunctionError({
      modelClass: head.className,
      problem: describe(error),
      parameterPath: table.declarations.at(-1)?.name,
      sourceLine: error instanceof Error ? authorLine(error.stack ?? '') : undefined,
      cause: error,
    });
  }
}

/** Of errors of our own without the remedy, for this one has another. */
function describe(error: unknown): string {
  if (AutomodelError.is(error)) return error.message.replace(` ${error.remedy}`, '');
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
