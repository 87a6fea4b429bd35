export { deleteUnusedSchemas } from './deleteUnusedSchemas';
export { keepSchemas } from './keepSchemas';
export { loadSchema } from './loadSchema';
