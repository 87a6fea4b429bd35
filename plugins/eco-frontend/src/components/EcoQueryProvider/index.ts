export { EcoQueryProvider } from './EcoQueryProvider';
