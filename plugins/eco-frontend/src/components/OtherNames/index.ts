export { OtherNames } from './OtherNames';
