export * from './checks';
export * from './conditions';
export * from './Database';
export * from './engines';
export * from './names';
export * from './quantity';
export * from './sizeClasses';
export * from './versions';
