/**
 * Types shared by Eco's frontend and backend: clusters, layers, tools and
 * detections; the permissions; and the API clients.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './cluster';
export * from './summaries';
export * from './csv';
export * from './database';
export * from './databaseTarget';
export * from './detection';
export * from './evidence';
export * from './history';
export * from './inventory';
export * from './layerGuidance';
export * from './layers';
export * from './permissions';
export * from './platformServices';
export * from './search';
export * from './stack';
export * from './stackLayers';
export * from './tool';
