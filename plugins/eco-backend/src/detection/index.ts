export type { ToolDefinition } from './definition';
export { toTool } from './definition';
export type { DetectedTools } from './detectTools';
export { detectTools } from './detectTools';
export type { LoadedDefinitions } from './loadDefinitions';
export {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
export type { DefinitionProblem } from './parseDefinition';
