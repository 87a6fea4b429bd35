export { ConfidenceMark } from './ConfidenceMark';
