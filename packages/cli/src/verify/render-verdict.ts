import type { Style } from '../output/style.js';
import { summarizeNames } from '../output/summarize-names.js';
import { isVerified } from './is-verified.js';
import type { Verification } from './verification.js';

/** The last lines: what was not compared, which weights were missing, and whether the model is the recorded one. */
export function renderVerdict(verification: Verification, style: Style): string[] {
  const { className, device, comparisons, notCompared, loadingInfo, lossNote } = verification;
  const { missingKeys } = loadingInfo;
  const differing = comparisons.filter(({ isWithinTolerance }) => !isWithinTolerance).length;
  const notes = [
    ...(notCompared.length > 0 ? [`No class of the model gives ${summarizeNames(notCompared, 100)}.`] : []),
    ...(lossNote === undefined ? [] : [`The loss was not compared. ${lossNote}`]),
    ...(missingKeys.length > 0 ? [`The checkpoint has no ${summarizeNames(missingKeys, 100)}.`] : []),
  ];
  const verdict = isVerified(verification)
    ? style('green', `${className} on ${device} is the recorded model: ${comparisons.length} tensors are the same.`)
    : style('red', `${className} on ${device} is not verified: ${differing} of ${comparisons.length} tensors differ.`);
  return [...notes, verdict];
}
