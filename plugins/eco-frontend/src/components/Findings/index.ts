export { SeverityCounts } from './SeverityCounts';
export { SeverityMark } from './SeverityMark';
export { SEVERITIES } from './severities';
export { subjectWords } from './subjectWords';
