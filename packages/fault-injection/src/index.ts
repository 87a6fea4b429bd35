/**
 * Simulates faults between a program and an API server or a database, for
 * tests: a proxy that strikes requests, a gate that cuts connections, an
 * admission webhook that denies or hangs.
 *
 * @packageDocumentation
 */

export { AdmissionWebhook } from './AdmissionWebhook';
export { ConnectionGate } from './ConnectionGate';
export { Exchange } from './Exchange';
export { FaultProxy } from './FaultProxy';
export { FaultSet } from './FaultSet';
export type { Fault } from './FaultSet';
export { guardDatabases } from './guardDatabases';
export * from './matchers';
export * from './strikes';
export type { ProxyTarget } from './Upstream';
