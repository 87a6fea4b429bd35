import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { SEVERITIES } from '../severities';

const FIELD = 'eco.findings.notifications';

/** Recipients of new findings, with their filters. */
export interface NotificationRule {
  /** Cluster names, with `*` for any text. Omitted for all clusters. */
  clusters?: string[];
  /** Full entity references. */
  recipients: string[];
  /** Minimum severity. */
  severity: CheckSeverity;
}

/**
 * Reads `eco.findings.notifications`; see config.d.ts.
 *
 * @throws InputError that names the entry and its valid values
 */
export function readNotificationConfig(config: Config): NotificationRule[] {
  return (config.getOptionalConfigArray(FIELD) ?? []).map(readRule);
}

function readRule(config: Config, at: number): NotificationRule {
  const name = `${FIELD}[${at}]`;
  const recipients = config.getOptionalStringArray('recipients') ?? [];
  if (recipients.length === 0) {
    throw new InputError(`${name}.recipients must list at least one recipient`);
  }
  const severity = config.getOptionalString('severity') ?? 'critical';
  if (!isSeverity(severity)) {
    throw new InputError(
      `${name}.severity must be one of ${SEVERITIES.join(
        ', ',
      )}, not ${severity}`,
    );
  }
  return {
    clusters: config.getOptionalStringArray('clusters'),
    recipients: recipients.map(each => readRecipient(each, name)),
    severity,
  };
}

function readRecipient(text: string, name: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(
      `${name}.recipients: ${text} is not an entity reference such as group:default/platform-team`,
      error,
    );
  }
}

function isSeverity(text: string): text is CheckSeverity {
  return (SEVERITIES as string[]).includes(text);
}
