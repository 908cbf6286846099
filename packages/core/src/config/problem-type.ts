/** What a classification head is trained for; decides its loss. */
export type ProblemType = 'multi_label_classification' | 'regression' | 'single_label_classification';

export const problemTypes: readonly ProblemType[] = [
  'multi_label_classification',
  'regression',
  'single_label_classification',
];
