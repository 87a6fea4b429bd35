export { StandingWords } from './StandingWords';
