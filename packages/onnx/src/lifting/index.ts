export { dropConstantInputs } from './drop-constant-inputs.js';
export { liftModel } from './lift-model.js';
export { liftOldModel } from './lift-old-model.js';
