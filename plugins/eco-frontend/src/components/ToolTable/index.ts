export { ToolTable } from './ToolTable';
