export { UnknownNames } from './UnknownNames';
