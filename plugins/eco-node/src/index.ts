/**
 * What others may fill in Eco's backend, and the inventory as types.
 *
 * @packageDocumentation
 */

export * from './ClusterAccess';
export * from './inventory';
