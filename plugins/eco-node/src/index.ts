/**
 * What others may fill in Eco's backend or ask it, and the inventory as types:
 * the way to the clusters, checks, and Eco as a service.
 *
 * @packageDocumentation
 */

export * from './ClusterAccess';
export * from './ClusterWriter';
export * from './EcoService';
export * from './checks';
export * from './inventory';
