import { readFileSync } from 'fs';
import { OperatorHarness } from './OperatorHarness';

interface AuditEntry {
  verb: string;
  requestURI: string;
  user: { username: string };
  objectRef?: { resource?: string; namespace?: string; name?: string };
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
  harness: OperatorHarness,
  since = 0,
): { requests: string[]; position: number } {
  const entries = auditLog(harness);
  const requests = entries
    .slice(since)
    .filter(
      ({ user, verb, objectRef }) =>
        user.username === ACCOUNT &&
        verb !== 'watch' &&
        objectRef?.resource !== 'leases',
    )
    .map(asText);
  return { requests, position: entries.length };
}

/** All of the operator's own requests by namespace, and those that were refused. */
export function operatorReach(harness: OperatorHarness): {
  namespaces: string[];
  forbidden: string[];
} {
  const own = auditLog(harness).filter(each => each.user.username === ACCOUNT);
  const namespaces = own.flatMap(({ objectRef }) => objectRef?.namespace ?? []);
  return {
    namespaces: [...new Set(namespaces)].sort(),
    forbidden: own
      .filter(({ responseStatus }) => responseStatus?.code === 403)
      .map(asText),
  };
}

function auditLog({ controlPlane }: OperatorHarness): AuditEntry[] {
  return readFileSync(controlPlane.auditLogFile ?? '', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as AuditEntry);
}

function asText({ verb, requestURI, responseStatus }: AuditEntry): string {
  return `${verb} ${requestURI} ${responseStatus?.code}`;
}
