import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Check, CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Finding } from '../Finding';
import { SEVERITIES } from '../severities';

/** As many checks as are named. */
const MAX_CHECKS = 5;

/**
 * One notification for all findings of a cycle that are news and bad enough. It
 * names checks and counts, and nothing that stands in the cluster: who follows its
 * link sees what they may see. Later ones of a cluster replace earlier ones. Pure.
 *
 * @param options - `severity`: the least that is told
 * @returns undefined where nothing is
 */
export function toDigest(options: {
  cluster: string;
  news: Finding[];
  checks: readonly Check[];
  severity: CheckSeverity;
}): NotificationPayload | undefined {
  const { cluster, news, checks, severity } = options;
  const told = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  const findings = news.filter(each => told.includes(each.severity));
  if (findings.length === 0) {
    return undefined;
  }
  const severities = told.filter(each => countOf(findings, each) > 0);
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

/** The checks that found something, the worst first. */
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
