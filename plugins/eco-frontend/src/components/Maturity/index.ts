export { LevelMark } from './LevelMark';
export { MaturityLegend } from './MaturityLegend';
export { MaturityMarks } from './MaturityMarks';
export { MaturityOfTool } from './MaturityOfTool';
export { STATE_KEYS } from './levelWords';
