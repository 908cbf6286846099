import { elementArrays } from '../plan/element-arrays.js';
import type { ElementType } from '../plan/element-type.js';
import { isElementType } from './is-element-type.js';

/** The types that tensors of a plan may have. */
export const supportedTypes: readonly ElementType[] = /* @__PURE__ */ Object.keys(elementArrays).filter(isElementType);
