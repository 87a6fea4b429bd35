export type { ToolDefinition } from './definition';
export { toTool } from './definition';
export type { DetectedTools } from './detectTools';
export { detectTools } from './detectTools';
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
export { matchesAny } from './patterns';
export { gapsOfLists } from './unknownTool';
export { findMistakes } from './findMistakes';
export { sampledCrds } from './sampledCrds';
