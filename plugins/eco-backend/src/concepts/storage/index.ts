export { summariseStorage } from './summariseStorage';
export type {
  Count,
  StorageClassNumbers,
  StorageNumbers,
} from './summariseStorage';
