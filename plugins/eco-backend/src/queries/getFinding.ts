import { NotFoundError } from '@backstage/errors';
import {
  ecoFindingReadPermission,
  FindingDetail,
} from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { fillFix } from '../findings';
import { ClusterCriteria, findFinding, StoredFinding } from '../store';
import { findingSummaries } from './findingSummaries';
import { Input, Query } from './Query';
import { QueryContext } from './QueryContext';

/** Returns a finding with its evidence and its fix. */
export const getFinding: Query<'getFinding'> = {
  permission: ecoFindingReadPermission,
  audit: { eventId: 'finding-fetch', queryType: 'finding' },
  isById: true,
  answer: findingDetail,
};

/**
 * Returns the details of a finding.
 *
 * @throws NotFoundError as {@link visibleFinding} does
 */
export async function findingDetail(
  { knex, checks }: QueryContext,
  criteria: ClusterCriteria,
  { finding: id }: Input<'getFinding'>,
): Promise<FindingDetail> {
  return toDetail(checks, await visibleFinding({ knex, criteria, id }));
}

/**
 * Returns a finding that the caller may see.
 *
 * @throws NotFoundError if it does not exist or the caller may not see it; the
 * message does not reveal which
 */
export async function visibleFinding(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  id: string;
}): Promise<StoredFinding> {
  const finding = await findFinding(options);
  if (!finding) {
    throw new NotFoundError(
      `There is no finding ${options.id}; GET /findings has the ids`,
    );
  }
  return finding;
}

function toDetail(
  checks: readonly Check[],
  finding: StoredFinding,
): FindingDetail {
  const check = checks.find(({ id }) => id === finding.checkId);
  return {
    finding: findingSummaries(checks)(finding),
    objects: finding.objects?.some ?? [],
    evidence: finding.evidence,
    check: check && {
      severityReason: check.severityReason,
      why: check.why,
      fix: fillFix(check.fix, finding),
      links: [...check.links],
    },
  };
}
