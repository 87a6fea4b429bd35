export { WithAnswer } from './WithAnswer';
export type { Answer } from './WithAnswer';
