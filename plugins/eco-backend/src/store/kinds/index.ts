export { hasSchema } from './hasSchema';
export { listKindForms } from './listKindForms';
export { listKindPage } from './listKindPage';
export type { StoredKind } from './listKindPage';
export { loadKind } from './loadKind';
export type { StoredKindInCluster } from './loadKind';
export { loadKindsOfCluster } from './loadKindsOfCluster';
export type { StoredKindController } from './loadKindsOfCluster';
export { writeKinds } from './writeKinds';
