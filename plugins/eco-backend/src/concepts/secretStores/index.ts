export { summariseSecretStores } from './summariseSecretStores';
