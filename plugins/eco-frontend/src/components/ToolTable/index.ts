export { ToolTable } from './ToolTable';
export { tableStyle } from './tableStyle';
