export { summariseStorage } from './summariseStorage';
