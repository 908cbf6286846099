const random = 'drops or draws at random, by the generator that recorded it';
const unrounded =
  "its recorded output is of an unrounded size, against the operator's formula, PyTorch and onnxruntime";

/** Cases that no backend can be judged by, with the reason. */
export const unjudgedCases: Readonly<Record<string, string>> = {
  test_bernoulli: random,
  test_bernoulli_double: random,
  test_bernoulli_double_expanded: random,
  test_bernoulli_expanded: random,
  test_bernoulli_seed: random,
  test_bernoulli_seed_expanded: random,
  test_resize_downsample_scales_cubic_align_corners: unrounded,
  test_resize_downsample_scales_linear_align_corners: unrounded,
  test_training_dropout: random,
  test_training_dropout_default: random,
  test_training_dropout_default_mask: random,
  test_training_dropout_mask: random,
};
