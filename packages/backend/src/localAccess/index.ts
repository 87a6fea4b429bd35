export { guardedHttpRouter as default } from './guardedHttpRouter';
