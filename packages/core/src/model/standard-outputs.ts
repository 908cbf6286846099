import type { OutputDeclaration } from './output-table.js';

type Output<
  Name extends string,
  Kind extends OutputDeclaration['kind'],
  Presence extends OutputDeclaration['presence'],
> = {
  readonly name: Name;
  readonly kind: Kind;
  readonly presence: Presence;
};

/** What the stem gives and what each stage gives; on request. */
type HiddenStates = Output<'hidden_states', 'tensors', 'on-request'>;
const hiddenStates: HiddenStates = { name: 'hidden_states', kind: 'tensors', presence: 'on-request' };

/** The outputs of base models, which `AutoModel` gives. `logits` is there for configs whose base model classifies too. */
export type BaseModelOutputs = {
  readonly lastHiddenState: Output<'last_hidden_state', 'tensor', 'always'>;
  readonly poolerOutput: Output<'pooler_output', 'tensor', 'always'>;
  readonly hiddenStates: HiddenStates;
  readonly logits: Output<'logits', 'tensor', 'by-config'>;
};
export const baseModelOutputs: BaseModelOutputs = {
  lastHiddenState: { name: 'last_hidden_state', kind: 'tensor', presence: 'always' },
  poolerOutput: { name: 'pooler_output', kind: 'tensor', presence: 'always' },
  hiddenStates,
  logits: { name: 'logits', kind: 'tensor', presence: 'by-config' },
};

/** The outputs of image classifiers: `logits` is float32 `[batch, num_labels]`. */
export type ImageClassifierOutputs = {
  readonly logits: Output<'logits', 'tensor', 'always'>;
  readonly hiddenStates: HiddenStates;
};
export const imageClassifierOutputs: ImageClassifierOutputs = {
  logits: { name: 'logits', kind: 'tensor', presence: 'always' },
  hiddenStates,
};

/** The outputs of backbones: one feature map `[batch, channels, height, width]` per stage in `out_features`. */
export type BackboneOutputs = {
  readonly featureMaps: Output<'feature_maps', 'tensors', 'always'>;
  readonly hiddenStates: HiddenStates;
};
export const backboneOutputs: BackboneOutputs = {
  featureMaps: { name: 'feature_maps', kind: 'tensors', presence: 'always' },
  hiddenStates,
};
