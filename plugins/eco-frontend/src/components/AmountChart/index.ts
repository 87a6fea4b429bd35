export { AmountChart } from './AmountChart';
export type { AmountBar } from './AmountBars';
