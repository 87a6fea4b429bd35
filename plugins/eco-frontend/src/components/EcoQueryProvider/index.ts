export { EcoQueryProvider, SharedQueryProvider } from './EcoQueryProvider';
