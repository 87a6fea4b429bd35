export { LegacyEcoPage } from './LegacyEcoPage';
export { MainEcoPage } from './MainEcoPage';
