export * from './certificates';
export * from './counts';
export * from './frameworks';
export * from './secretStores';
export * from './storage';
