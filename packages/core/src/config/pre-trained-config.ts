import { encodeSpecialFloats } from '../json/encode-special-floats.js';
import type { JsonObject } from '../json/json-value.js';
import { loadRareMethods } from '../model/rare-methods/load-rare-methods.js';
import type { CheckpointWriter } from '../saving/checkpoint-writer.js';
import { FieldReader } from './field-reader.js';
import { readLabelMaps } from './label-maps.js';
import { mergeConfigFields } from './merge-config-fields.js';
import { type ProblemType, problemTypes } from './problem-type.js';

/** A class of configs: what `defineModel` takes and the Auto classes construct. */
export interface ConfigClass<Config extends PreTrainedConfig = PreTrainedConfig> {
  /** @param file what errors call the origin of the fields, such as `config.json`. */
  new (fields?: JsonObject, file?: string): Config;
  readonly modelType: string;
}

/**
 * The settings of a model: a typed view of `config.json` with Python's own field names. Unknown fields are kept in `fields`.
 * A config does not change; `with` gives another one.
 */
export class PreTrainedConfig {
  static readonly modelType: string = '';

  /** Every field as given, unknown ones included. */
  readonly fields: JsonObject;
  readonly model_type: string;
  readonly architectures: readonly string[];
  /** The number type of the checkpoint's weights as Python names it, such as `float16`; `torch_dtype` in old files. */
  readonly dtype: string | undefined;
  /** Whether `forward` gives hidden states unless told otherwise. */
  readonly output_hidden_states: boolean;
  readonly id2label: Readonly<Record<number, string>>;
  readonly label2id: Readonly<Record<string, number>>;
  /** How many classes; 0 for a model without a classifier. */
  readonly num_labels: number;
  readonly problem_type: ProblemType | undefined;
  readonly #file: string;

  /**
   * @param fields the JSON object; absent fields take Python's defaults.
   * @param derived fields that count where `fields` has none, such as those that a preset stands for; they are not kept.
   * @throws {InvalidConfigError} if a field has a value that cannot be used.
   */
  constructor(fields: JsonObject = {}, file = 'config', derived: JsonObject = {}) {
    const reader = new FieldReader(fields, file, derived);
    this.#file = file;
    // A copy: what becomes of the caller's object is none of this config's business.
    this.fields = { ...fields };
    this.model_type = reader.text('model_type', this.#configClass().modelType);
    this.architectures = reader.texts('architectures', []);
    this.dtype = reader.text('dtype', reader.text('torch_dtype', undefined));
    this.output_hidden_states = reader.boolean('output_hidden_states', false);
    this.problem_type = reader.choice('problem_type', problemTypes, undefined);
    ({ id2label: this.id2label, label2id: this.label2id } = readLabelMaps(reader));
    this.num_labels = Object.keys(this.id2label).length;
    if (this.problem_type === 'single_label_classification' && this.num_labels === 1) {
      reader.fail(
        'problem_type',
        'is "single_label_classification" with one label, which leaves nothing to choose from',
        'Use "regression" or "multi_label_classification", or more labels.',
      );
    }
  }

  /** The same config with some fields replaced; dependent fields follow as in Python (label maps, out_indices). */
  with(overrides: JsonObject): this {
    const configClass = this.#configClass();
    const origin = ' (with the fields of this call)';
    const file = this.#file.endsWith(origin) ? this.#file : `${this.#file}${origin}`;
    return new configClass(mergeConfigFields(this.fields, overrides), file);
  }

  /** The fields for config.json: those given, and the model type. Infinities and NaN in the form in which Python writes them. */
  toJSON(): JsonObject {
    return encodeSpecialFloats({ ...this.fields, model_type: this.model_type });
  }

  /**
   * Saves it as `config.json`, as Transformers does, loading the code for it only now.
   * @param target a directory (in Node), or a writer of `@automodel/core/saving`.
   * @throws {SourceError} if the directory cannot be written.
   */
  async savePretrained(target: CheckpointWriter | string): Promise<void> {
    await (await loadRareMethods()).saveConfig(this, target);
  }

  // The class of `this` cannot be expressed in a constructor's type: https://github.com/microsoft/TypeScript/issues/3841
  #configClass(): { new (fields: JsonObject, file: string): never; readonly modelType: string } {
    return this.constructor as never;
  }
}
