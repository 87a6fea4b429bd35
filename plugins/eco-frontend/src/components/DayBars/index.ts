export { DayBars } from './DayBars';
