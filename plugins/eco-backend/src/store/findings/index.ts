export { countFindings } from './countFindings';
export { countToolFindings } from './countToolFindings';
export { countFindingsPerDay } from './countFindingsPerDay';
export { deleteOldFindings } from './deleteOldFindings';
export { findFinding, findingPosition, listFindings } from './listFindings';
export { listUnknownChecks } from './listUnknownChecks';
export { muteFinding, unmuteFinding } from './muteFinding';
export type { StoredFinding } from './selectFindings';
export { writeFindings } from './writeFindings';
