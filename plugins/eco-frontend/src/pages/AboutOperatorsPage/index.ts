export { AboutOperatorsPage } from './AboutOperatorsPage';
