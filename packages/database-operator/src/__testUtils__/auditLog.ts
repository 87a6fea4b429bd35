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
 * Reads the operator's own requests from the audit log, except watches and
 * Leases. The path of a POST does not name the Secret, Service or event, so a
 * test must only have one Database at a time.
 *
 * @param since - first entry of the log to include
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

/**
 * Reads the namespaces of all of the operator's requests, and those that were
 * refused.
 */
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
