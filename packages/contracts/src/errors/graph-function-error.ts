import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link GraphFunctionError}. */
export interface GraphFunctionErrorDetails {
  /** The class whose graph function threw, such as `ResNetForImageClassification`. */
  readonly modelClass: string;
  /** What went wrong, as the error inside says it. */
  readonly problem: string;
  /** The parameter that the graph function had asked for last, such as `encoder.stages.0.conv.weight`; undefined before the first. */
  readonly parameterPath: string | undefined;
  /** The line of the author's source, as `file:line:column`; undefined where the runtime does not tell, or all code is one file. */
  readonly sourceLine: string | undefined;
  readonly cause: unknown;
}

/** The graph function of a model class threw: names the place in the parameter tree, and the line of the author's source. */
export class GraphFunctionError extends AutomodelError {
  static override readonly code = 'GRAPH_FUNCTION_FAILED';
  declare readonly modelClass: string;
  declare readonly problem: string;
  declare readonly parameterPath: string | undefined;
  declare readonly sourceLine: string | undefined;

  constructor(details: GraphFunctionErrorDetails) {
    const { modelClass, problem, parameterPath, sourceLine } = details;
    const place = parameterPath === undefined ? 'before its first parameter' : `after the parameter "${parameterPath}"`;
    super(GraphFunctionError.code, {
      ...details,
      message: `The graph function of ${modelClass} failed ${place}${sourceLine === undefined ? '' : `, at ${sourceLine}`}: ${problem.replace(/\.$/, '')}.`,
      remedy: 'Correct it there; what it is given follows from config.json and the dims of the parameters.',
    });
  }
}
