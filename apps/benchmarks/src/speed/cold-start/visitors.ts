/** A way to the first label. */
export interface Visitor {
  readonly title: string;
  readonly page: string;
  /** The network's folder. */
  readonly network: string;
  readonly dtype: string;
}

/** What a page can do; transformers.js takes an 8-bit file unless told otherwise. */
export const visitors: readonly Visitor[] = [
  {
    title: 'automodel, float32 checkpoint',
    page: 'cold-automodel',
    network: 'resnet-50',
    dtype: 'default',
  },
  {
    title: 'automodel, float16 checkpoint',
    page: 'cold-automodel',
    network: 'resnet-50-float16',
    dtype: 'default',
  },
  {
    title: 'transformers.js, its default (8 bit)',
    page: 'cold-transformers-js',
    network: 'resnet-50',
    dtype: 'default',
  },
  {
    title: 'transformers.js, float32',
    page: 'cold-transformers-js',
    network: 'resnet-50',
    dtype: 'fp32',
  },
];
