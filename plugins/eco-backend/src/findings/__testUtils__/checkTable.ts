import { Check } from '@backstage-eco/plugin-eco-node';

/** Formats checks as the cells of the table in docs/findings.md. */
export function checkTable(checks: readonly Check[]): string[][] {
  return checks.map(({ id, title, severity, severityReason, reads }) => [
    `\`${id}\``,
    title,
    severity,
    severityReason,
    reads.map(input => `\`${input}\``).join(', ') || 'tools',
  ]);
}
