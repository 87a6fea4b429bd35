import { readFileSync } from 'fs';
import { OperatorHarness } from './OperatorHarness';

interface AuditEntry {
  verb: string;
  requestURI: string;
  user: { username: string };
  objectRef?: { resource?: string; name?: string };
  responseStatus?: { code: number };
}

const ACCOUNT = 'system:serviceaccount:database-operator:database-operator';

/**
 * The operator's own requests about one Database, watches and Leases apart, in
 * the API server's own words. Secrets, Services and events have no name in a
 * POST's address: those of a family are counted by the test having one Database
 * at a time.
 *
 * @param since - counts from this entry of the log on
 */
export function operatorRequests(
  { controlPlane }: OperatorHarness,
  since = 0,
): { requests: string[]; position: number } {
  const lines = readFileSync(controlPlane.auditLogFile ?? '', 'utf8')
    .split('\n')
    .filter(Boolean);
  const requests = lines
    .slice(since)
    .map(line => JSON.parse(line) as AuditEntry)
    .filter(
      ({ user, verb, objectRef }) =>
        user.username === ACCOUNT &&
        verb !== 'watch' &&
        objectRef?.resource !== 'leases',
    )
    .map(
      ({ verb, requestURI, responseStatus }) =>
        `${verb} ${requestURI} ${responseStatus?.code}`,
    );
  return { requests, position: lines.length };
}
