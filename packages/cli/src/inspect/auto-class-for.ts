import { AutoBackbone, AutoModel, AutoModelForImageClassification } from '@automodel/core';

/** An Auto class of models. */
export type AutoClass = typeof AutoBackbone | typeof AutoModel | typeof AutoModelForImageClassification;

/** A model that one of them loaded. */
export type AutoLoadedModel = Awaited<ReturnType<AutoClass['fromPretrained']>>;

/** The Auto class that serves a class of Transformers, by the ending of its name. */
export function autoClassFor(architecture: string = ''): AutoClass {
  if (architecture.endsWith('Backbone')) return AutoBackbone;
  return architecture.endsWith('Model') ? AutoModel : AutoModelForImageClassification;
}
