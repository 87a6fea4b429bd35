export { LegacyStackPage, MainStackPage } from './StackPage';
