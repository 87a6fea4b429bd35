export { findFrameworks } from './findFrameworks';
