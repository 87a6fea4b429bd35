export { EcoQueryProvider, REFETCH_INTERVAL_MS } from './EcoQueryProvider';
