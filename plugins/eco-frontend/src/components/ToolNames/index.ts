export { ToolNames } from './ToolNames';
