import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Check, CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Finding } from '../Finding';
import { SEVERITIES } from '../severities';

/** Maximum number of checks to name. */
const MAX_CHECKS = 5;

/**
 * Builds one notification for all new findings of a cycle that are severe
 * enough. It contains only checks and counts, no data of the cluster: the link
 * shows recipients what they may see. Later notifications of a cluster replace
 * earlier ones. Pure.
 *
 * @param options - `severity`: minimum severity to include
 * @returns undefined if there is nothing to notify of
 */
export function toDigest(options: {
  cluster: string;
  news: Finding[];
  checks: readonly Check[];
  severity: CheckSeverity;
}): NotificationPayload | undefined {
  const { cluster, news, checks, severity } = options;
  const included = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  const findings = news.filter(each => included.includes(each.severity));
  if (findings.length === 0) {
    return undefined;
  }
  const severities = included.filter(each => countOf(findings, each) > 0);
  const query = new URLSearchParams([
    ['cluster', cluster],
    ...severities.map(each => ['severity', each]),
  ]);
  return {
    title: `${findings.length} new ${
      findings.length === 1 ? 'finding' : 'findings'
    } in ${cluster}`,
    description: [
      severities.map(each => `${countOf(findings, each)} ${each}`).join(', '),
      namesOf(findings, checks),
    ].join(': '),
    link: `/eco/findings?${query}`,
    topic: 'eco.findings',
    scope: `eco:findings:${cluster}`,
    severity: severities.includes('critical') ? 'critical' : 'normal',
  };
}

function countOf(findings: Finding[], severity: CheckSeverity): number {
  return findings.filter(each => each.severity === severity).length;
}

/** Names the checks with findings, most severe first. */
function namesOf(findings: Finding[], checks: readonly Check[]): string {
  const ids = SEVERITIES.flatMap(severity =>
    findings
      .filter(each => each.severity === severity)
      .map(({ checkId }) => checkId),
  );
  const titles = [...new Set(ids)].map(
    checkId => checks.find(({ id }) => id === checkId)?.title ?? checkId,
  );
  const shown = titles.slice(0, MAX_CHECKS).join('; ');
  return titles.length > MAX_CHECKS
    ? `${shown}; and ${titles.length - MAX_CHECKS} more`
    : shown;
}
