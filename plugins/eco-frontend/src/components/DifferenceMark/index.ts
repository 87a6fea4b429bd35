export { DifferenceMark } from './DifferenceMark';
