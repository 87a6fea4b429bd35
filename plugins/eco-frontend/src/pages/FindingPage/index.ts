export { FindingPage } from './FindingPage';
