import { summarizeNames } from './summarize-names.js';

/** `10 classes: airplane, automobile and 8 more`, in `width` columns. */
export function summarizeClasses(classes: readonly string[], width: number): string {
  const count = `${classes.length} ${classes.length === 1 ? 'class' : 'classes'}`;
  const names = summarizeNames(classes, width - count.length - 2);
  return names === '' ? count : `${count}: ${names}`;
}
