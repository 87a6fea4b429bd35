import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import type { Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { ExportedFindings } from './ExportedFindings';
import { nameOfSubject } from './nameOfSubject';

const LEVELS = { critical: 'error', warning: 'warning', info: 'note' } as const;

/** Lets readers match findings across runs. */
const FINGERPRINT = 'ecoFinding/v1';

/**
 * Exports findings as SARIF 2.1.0. Muted findings are suppressed results.
 * Checks that could not run are notifications of the run, because they are not
 * clean.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ findings, unknown, checks }: ExportedFindings): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Eco', rules: checks.map(toRule) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unknown.map(toNotification),
          },
        ],
        results: findings.map(toResult),
      },
    ],
  };
}

function toRule(check: Check): ReportingDescriptor {
  const { id, title, severity, severityReason, why, fix, links } = check;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: fix
        .flatMap(({ text, command }) => [text, ...(command ? [command] : [])])
        .join('\n'),
    },
    ...(links.length > 0 && { helpUri: links[0].url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { severityReason },
  };
}

function toResult({
  summary,
  fingerprint,
}: ExportedFindings['findings'][number]): Result {
  const { checkId, cluster, severity, message, mute } = summary;
  return {
    ruleId: checkId,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ logicalLocations: [toLocation(summary)] }],
    partialFingerprints: { [FINGERPRINT]: `${cluster}/${fingerprint}` },
    ...(mute && {
      suppressions: [
        {
          kind: 'external' as const,
          status: 'accepted' as const,
          justification: mute.reason,
        },
      ],
    }),
    properties: {
      cluster,
      firstSeenAt: summary.firstSeenAt,
      lastSeenAt: summary.lastSeenAt,
      ...(summary.resolvedAt && { resolvedAt: summary.resolvedAt }),
    },
  };
}

function toLocation({ cluster, subject }: FindingSummary) {
  return {
    fullyQualifiedName: `${cluster}/${nameOfSubject(subject)}`,
    kind: 'resource',
  };
}

function toNotification({
  cluster,
  checkId,
  reason,
}: ExportedFindings['unknown'][number]): Notification {
  return {
    level: 'warning',
    message: { text: `Unknown in cluster ${cluster}: ${reason}` },
    associatedRule: { id: checkId },
  };
}
