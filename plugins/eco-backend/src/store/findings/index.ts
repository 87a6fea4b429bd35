export { countFindings } from './countFindings';
export { deleteOldFindings } from './deleteOldFindings';
export type { FindingFilter } from './findingQuery';
export { findFinding, findingPosition, listFindings } from './listFindings';
export { listUnknownChecks } from './listUnknownChecks';
export { muteFinding, unmuteFinding } from './muteFinding';
export type { StoredFinding } from './selectFindings';
export { writeFindings } from './writeFindings';
