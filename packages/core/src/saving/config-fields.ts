import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';

export interface ConfigFieldsOptions {
  /** The model class, for `architectures`. */
  readonly className?: string | undefined;
  /** The type of the weights. */
  readonly dtype?: string | undefined;
}

/** The fields of a config that is saved, as `to_diff_dict` of Transformers leaves them: unknown ones stay, derived ones go. */
export function configFields(config: PreTrainedConfig, { className, dtype }: ConfigFieldsOptions = {}): JsonObject {
  // Names of the machinery that loads, and `num_labels`, which id2label says already.
  const {
    _name_or_path: _path,
    _commit_hash: _commit,
    transformers_weights: _weights,
    torch_dtype: legacyType,
    num_labels: count,
    ...fields
  } = config.toJSON();
  const isOwnCount = count !== undefined && count !== null && fields.id2label === undefined && config.num_labels !== 2;
  return {
    ...fields,
    ...(isOwnCount ? { id2label: { ...config.id2label }, label2id: { ...config.label2id } } : {}),
    ...(className === undefined ? {} : { architectures: [className] }),
    ...(legacyType === undefined || fields.dtype !== undefined ? {} : { dtype: legacyType }),
    ...(dtype === undefined ? {} : { dtype }),
  };
}
