import {
  CrdFacts,
  FindingEvidence,
  FoundProblem,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { namesOf } from '../../namesOf';

/**
 * Reports one problem per API group: the CRDs of a tool usually share a group
 * and a fault.
 */
export function groupsOfCrds(
  crds: readonly CrdFacts[],
  describe: {
    /** @param crds - for example `3 CRDs (a.b, c.b, d.b)` */
    message(crds: string, members: readonly CrdFacts[]): string;
    evidence(crd: CrdFacts): FindingEvidence[];
  },
): FoundProblem[] {
  const groups = new Map<string, CrdFacts[]>();
  for (const crd of crds) {
    appendTo(groups, crd.group, crd);
  }
  return [...groups].map(([group, members]) => {
    return {
      subject: {
        type: 'kind',
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
      },
      aspect: group,
      message: `${describe.message(namesOf('CRD', members), members)}.`,
      objects: {
        count: members.length,
        some: members.map(referenceTo),
      },
      evidence: members.flatMap(describe.evidence),
      values: { example: members[0].name },
    };
  });
}
