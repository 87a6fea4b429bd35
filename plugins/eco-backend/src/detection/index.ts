export type { FoundDefinition, LoadedDefinitions } from './loadDefinitions';
export {
  builtInDefinitionsDirectory,
  keepFirstOfEachId,
  loadDefinitions,
  loadValidation,
  mergeDefinitions,
  problemAt,
  readDirectory,
} from './loadDefinitions';
export { findMistakes } from './findMistakes';
export { toolsOfWorkloads } from './toolsOfWorkloads';
