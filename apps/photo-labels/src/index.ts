export { createPhotoLabels, type PhotoLabels } from './create-photo-labels.js';
