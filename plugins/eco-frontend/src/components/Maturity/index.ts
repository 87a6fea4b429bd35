export { LevelMark } from './LevelMark';
export { MaturityLegend } from './MaturityLegend';
export { MaturityMarks } from './MaturityMarks';
export { STATE_KEYS } from './levelWords';
