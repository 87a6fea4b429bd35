export { SeverityMark } from './SeverityMark';
export { subjectWords } from './subjectWords';
