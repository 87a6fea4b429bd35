export { SourceNote } from './SourceNote';
