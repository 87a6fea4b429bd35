export { SplitBar } from './SplitBar';
export type { BarPart } from './SplitBar';
