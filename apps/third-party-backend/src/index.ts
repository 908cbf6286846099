export { plain } from './plain.js';
