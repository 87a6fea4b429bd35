export { WithAnswer } from './WithAnswer';
