export { SeverityCounts } from './SeverityCounts';
export { ToolFindings } from './ToolFindings';
export { SeverityMark } from './SeverityMark';
export { SEVERITIES } from './severities';
export { subjectWords } from './subjectWords';
