export { ToolPanel } from './ToolPanel';
