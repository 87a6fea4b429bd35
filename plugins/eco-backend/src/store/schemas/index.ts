export { deleteUnusedSchemas } from './deleteUnusedSchemas';
export { keepSchema } from './keepSchema';
export { loadSchema } from './loadSchema';
