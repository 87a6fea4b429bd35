export type { SharedName } from './findAliases';
export { findAlias } from './findAlias';
export { listAliases } from './listAliases';
