import { InputError } from '@backstage/errors';
import { ecoFindingReadPermission } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { ExportedFindings, toCsv, toSarif } from '../findings/export';
import {
  findingPosition,
  FindingFilter,
  listFindings,
  listUnknownChecks,
  readTogether,
  StoredFinding,
  withoutNamespaces,
} from '../store';
import { findingSummaries } from './findingSummaries';
import { MUTED, toFilter } from './findingFilter';
import { Query } from './Query';
import { visibleClusters } from './visibleClusters';

/** Larger exports are rejected: a truncated file would look complete. */
const MAX_FINDINGS = 20_000;
const PAGE = 500;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  sarif: 'application/sarif+json',
};

/** Exports findings as a file, most severe first. */
export const exportFindings: Query<'exportFindings'> = {
  permission: ecoFindingReadPermission,
  audit: { eventId: 'finding-fetch', queryType: 'export' },
  file: ({ format }) => ({
    name: `eco-findings.${format}`,
    type: TYPES[format],
  }),
  async answer(context, criteria, input) {
    const { cluster: names, severity, muted = 'exclude', format } = input;
    const filter = {
      ...toFilter(context, input),
      criteria,
      severities: severity,
      muted: MUTED[muted],
    };
    const { found, unknown } = await readTogether(context.knex, async knex => {
      const clusters = await visibleClusters({
        knex,
        names,
        criteria: withoutNamespaces(criteria),
      });
      return {
        found: await listAll(knex, filter),
        unknown: await listUnknownChecks({
          knex,
          clusters: clusters.map(({ name }) => name),
        }),
      };
    });
    const toSummary = findingSummaries(context.checks);
    const exported: ExportedFindings = {
      findings: found.map(finding => ({
        summary: toSummary(finding),
        fingerprint: finding.fingerprint,
      })),
      unknown,
      checks: context.checks,
    };
    if (format === 'csv') {
      return toCsv(exported);
    }
    return format === 'sarif'
      ? { ...toSarif(exported) }
      : { items: exported.findings.map(({ summary }) => summary), unknown };
  },
};

async function listAll(
  knex: Knex,
  filter: FindingFilter,
): Promise<StoredFinding[]> {
  const all: StoredFinding[] = [];
  let page: StoredFinding[];
  do {
    const last = all.at(-1);
    page = await listFindings({
      knex,
      filter,
      limit: PAGE,
      after: last && findingPosition(last),
    });
    all.push(...page);
    if (all.length > MAX_FINDINGS) {
      throw new InputError(
        `More than ${MAX_FINDINGS} findings match; select some clusters or severities`,
      );
    }
  } while (page.length === PAGE);
  return all;
}
