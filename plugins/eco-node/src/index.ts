/**
 * Extension points of Eco's backend (cluster access, cluster writes, checks),
 * Eco as a service for other plugins, and the inventory types.
 *
 * @packageDocumentation
 */

export * from './ClusterAccess';
export * from './ClusterWriter';
export * from './EcoService';
export * from './checks';
export * from './inventory';
