/**
 * What others may fill in Eco's backend, and the inventory as types: the way to
 * the clusters, and checks.
 *
 * @packageDocumentation
 */

export * from './ClusterAccess';
export * from './checks';
export * from './inventory';
