export { FindingTotals } from './FindingTotals';
export { FindingsUnknown } from './FindingsUnknown';
export { SeverityCounts } from './SeverityCounts';
export { ToolFindings } from './ToolFindings';
export { SeverityMark } from './SeverityMark';
export { SEVERITIES } from './severities';
export { subjectWords } from './subjectWords';
export { WorstFindings } from './WorstFindings';
