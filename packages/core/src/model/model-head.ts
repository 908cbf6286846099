import type { Dimension, GraphBuilder, Value } from '@automodel/onnx';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { Initialization } from '../parameters/initialization.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { ParameterScope } from '../parameters/parameter-scope.js';
import type { ModelInputs } from './model-inputs.js';
import type { Outputs, OutputTable } from './output-table.js';

/** What a model's graph function is given. */
export interface GraphContext<Config extends PreTrainedConfig = PreTrainedConfig> {
  readonly config: Config;
  /** The root of the parameter names. */
  readonly parameters: ParameterScope;
  /** `pixel_values`: `[batch, channels, height, width]` in the compute type. */
  readonly pixelValues: Value;
}

/** What a loss function is given. */
export interface LossContext<Config extends PreTrainedConfig = PreTrainedConfig> {
  readonly config: Config;
  readonly graph: GraphBuilder;
  readonly logits: Value;
  readonly labels: Value;
}

/** The dims of what a loss takes; texts are sizes that only a run knows. */
export interface LossShapes {
  readonly logits: readonly Dimension[];
  readonly labels: readonly Dimension[];
}

/** What a `forward` of one's own is given. */
export interface ForwardContext<Table extends OutputTable, Config extends PreTrainedConfig = PreTrainedConfig> {
  readonly config: Config;
  readonly inputs: ModelInputs;
  /** Runs the graph, with the options of the call. */
  run(inputs: ModelInputs): Promise<Outputs<Table>>;
}

/**
 * One class of a model type, such as `ResNetForImageClassification`: its graph as a pure, synchronous function of config and
 * parameters. It reads no bytes and may be called any number of times.
 */
export interface ModelHead<
  Table extends OutputTable = OutputTable,
  Config extends PreTrainedConfig = PreTrainedConfig,
> {
  /** The class's name in Python; what `architectures` in config.json says. */
  readonly className: string;
  /** The name before which the base model's parameters stand in models with a head, such as `resnet`. */
  readonly baseModelPrefix: string;
  /** How many channels the images have. */
  channels(config: Config): Dimension;
  readonly outputs: Table;
  /** Builds the graph and gives its outputs by the names of the output table, all that the config allows. */
  graph(context: GraphContext<Config>): Outputs<Table, Value>;
  /** Builds the loss of logits against labels, a scalar; may load the code for it first. */
  loss?(context: LossContext<Config>): Promise<Value> | Value;
  /** The shapes that a loss other than a classifier's takes. @default logits `[batch, labels]`, labels of rank 1 or 2 */
  lossShapes?(config: Config): LossShapes;
  /** How a parameter starts that no checkpoint gives, in the place of its own rule; undefined leaves that. */
  initWeights?(parameter: ParameterDeclaration, config: Config): Initialization | undefined;
  /** In the place of a plain run of the graph: what is done before it and after it, around `run`. */
  forward?(context: ForwardContext<Table, Config>): Promise<Outputs<Table>>;
  /** Another name for a key of the checkpoint, for checkpoints saved under other names. */
  renameKey?(key: string, config: Config): string;
  /** In the place of `renameKey`, for a rule that few configs need: loads its code; undefined where keys stay as they are. */
  loadRenameKey?(config: Config): Promise<((key: string) => string) | undefined>;
}
