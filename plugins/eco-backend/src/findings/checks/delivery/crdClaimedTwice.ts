import {
  Check,
  CrdFacts,
  FindingEvidence,
} from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { joinWords } from '../../namesOf';

/** A tool's claim to manage and delete an object. */
interface Claim {
  /** Claims of the same claimant count once. */
  claimant: string;
  words: string;
  evidence: FindingEvidence;
}

const RELEASE = 'meta.helm.sh/release-name';
const TRACKING = 'argocd.argoproj.io/tracking-id';
const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/name';

/** Labels and annotations with which each tool claims an object. */
const MARKS = [
  { claimant: 'Helm', map: 'annotations', key: RELEASE, what: 'release' },
  {
    claimant: 'Argo CD',
    map: 'annotations',
    key: TRACKING,
    what: 'application',
  },
  {
    claimant: 'Flux',
    map: 'labels',
    key: KUSTOMIZATION,
    what: 'Kustomization',
  },
  {
    claimant: 'Argo CD',
    map: 'labels',
    key: 'argocd.argoproj.io/instance',
    what: 'application',
  },
  { claimant: 'OLM', map: 'labels', key: 'olm.managed', what: 'bundle' },
  { claimant: 'kapp', map: 'labels', key: 'kapp.k14s.io/app', what: 'app' },
] as const;

/** Field managers that apply what their tool manages. */
const MANAGERS = [
  { claimant: 'Argo CD', name: /^argocd-(application-)?controller$/ },
  { claimant: 'Flux', name: /^kustomize-controller$/ },
  // Flux's helm-controller installs charts with Helm, too.
  { claimant: 'Helm', name: /^helm(-controller)?$/ },
];

function claimsOf(crd: CrdFacts): Claim[] {
  const marks = MARKS.flatMap(({ claimant, map, key, what }) => {
    const value = crd[map][key];
    return value === undefined
      ? []
      : {
          claimant,
          words: `${claimant} (${what} ${value.split(':')[0]})`,
          evidence: fact(crd, `metadata.${map}[${key}]`, value),
        };
  });
  const managers = MANAGERS.flatMap(({ claimant, name }) => {
    const manager = crd.fieldManagers.find(each => name.test(each.name));
    return !manager
      ? []
      : {
          claimant,
          words: claimant,
          evidence: fact(
            crd,
            `metadata.managedFields[manager=${manager.name}].manager`,
            manager.name,
          ),
        };
  });
  const claims = new Map<string, Claim>();
  for (const claim of [...marks, ...managers]) {
    if (!claims.has(claim.claimant)) {
      claims.set(claim.claimant, claim);
    }
  }
  return [...claims.values()];
}

/** Reports CRDs that several tools install, upgrade and delete. */
export const crdClaimedTwice: Check = {
  id: 'crd-claimed-twice',
  title: 'Several tools manage the same CRD',
  severity: 'warning',
  severityReason:
    'The next upgrade or removal by one tool takes the CRD away from the other.',
  reads: ['crds'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const claims = claimsOf(crd);
      return claims.length < 2
        ? []
        : {
            subject: objectSubject(crd),
            message: `${joinWords(claims.map(({ words }) => words))} manage ${
              crd.name
            }.`,
            evidence: claims.map(({ evidence }) => evidence),
          };
    }),
  why: 'Each tool restores its own version of the CRD, or deletes the CRD with all its objects when its release is removed.',
  fix: [
    {
      text: 'Check who wrote it.',
      command: 'kubectl get crd {name} -o yaml --show-managed-fields',
    },
    {
      text: 'Decide which tool installs the CRD, turn it off in the other, and remove the labels and annotations of the other.',
    },
  ],
  links: [
    {
      title: 'Field management',
      url: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management',
    },
  ],
};
