export * from './certificates';
export * from './counts';
export * from './frameworks';
export * from './overhead';
export * from './secretStores';
export * from './storage';
