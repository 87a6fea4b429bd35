export { NoneFound } from './NoneFound';
