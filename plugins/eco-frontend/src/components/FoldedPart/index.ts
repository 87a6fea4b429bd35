export { FoldedPart } from './FoldedPart';
