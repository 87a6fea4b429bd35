import {
  Comparison,
  CrdDifferences,
  Fleet,
} from '@backstage-eco/plugin-eco-common';
import { HttpResponse, http } from 'msw';
import { clusters } from '../../dev/answers';
import { API } from './pages';

const [dev, prod, edge] = clusters;

/** Three clusters: one with findings, one without, and one never read. */
export const fleet: Fleet = {
  items: [
    {
      cluster: dev,
      kubernetesSupport: { state: 'ended', endsOn: '2026-10-27' },
      tools: { found: 31, leftover: 1, unknown: 2 },
      operators: 12,
      changes: 4,
      findings: {
        severities: { critical: 2, warning: 5, info: 0 },
        muted: 1,
        unknownChecks: 3,
      },
    },
    {
      cluster: prod,
      kubernetesSupport: { state: 'supported', endsOn: '2027-10-28' },
      tools: { found: 20, leftover: 0, unknown: 0 },
      operators: 9,
      changes: 0,
      findings: {
        severities: { critical: 0, warning: 0, info: 0 },
        muted: 0,
        unknownChecks: 0,
      },
    },
    {
      cluster: { ...edge, readAt: undefined, kubernetesVersion: undefined },
      kubernetesSupport: { state: 'unknown' },
      changes: 0,
      findingsUnknown: 'never read: connect ECONNREFUSED',
    },
  ],
  toolCount: 37,
  changesDays: 7,
  worst: [
    {
      checkId: 'stored-version-not-served',
      title: 'Stored version is no longer served',
      severity: 'critical',
      findings: 2,
      clusters: ['demo-dev'],
    },
  ],
  findingsPerDay: [
    { day: '2026-11-28', opened: 5, resolved: 0 },
    { day: '2026-11-29', opened: 3, resolved: 2 },
  ],
};

/** Returns a handler of the fleet. */
export const fleetHandler = (answer: Fleet = fleet) =>
  http.get(`${API}/fleet`, () => HttpResponse.json(answer));

/** Returns a handler of CRDs that differ between clusters. */
export const crdDifferencesHandler = (answer: CrdDifferences) =>
  http.get(`${API}/crd-differences`, () => HttpResponse.json(answer));

const gone = 'edge-hamburg';

/** Comparison of two clusters, with a third that was never read. */
export const comparison: Comparison = {
  clusters: [dev, prod].map(({ name, title, kubernetesVersion }) => ({
    name,
    title,
    kubernetesVersion,
  })),
  unknownIn: [{ cluster: gone, reason: 'not read yet', since: dev.readAt! }],
  kindsUnknownIn: [],
  clusterGroups: [['demo-prod'], ['demo-dev'], ['demo-dev', 'demo-prod']],
  tools: [
    {
      id: 'cert-manager',
      name: 'cert-manager',
      layers: ['certificates'],
      observable: 'always',
      forms: [
        { state: 'installed', versions: ['1.20.0'], clusterGroup: 0 },
        { state: 'installed', versions: ['1.18.0'], clusterGroup: 1 },
      ],
      unknown: [],
    },
    {
      id: 'argocd',
      name: 'Argo CD',
      layers: ['gitops'],
      observable: 'always',
      forms: [
        {
          state: 'installed',
          versions: ['3.2.0'],
          clusterGroup: 2,
        },
      ],
      unknown: [],
    },
    {
      id: 'kyverno',
      name: 'Kyverno',
      layers: ['policy'],
      observable: 'always',
      forms: [{ state: 'installed', versions: ['1.15.0'], clusterGroup: 0 }],
      unknown: [{ reason: '403 Forbidden', clusterGroup: 1 }],
    },
  ],
  kinds: [
    {
      group: 'cert-manager.io',
      plural: 'certificates',
      kind: 'Certificate',
      toolIds: ['cert-manager'],
      forms: [
        { served: ['v1'], schemasHash: 'a', clusterGroup: 0 },
        { served: ['v1'], schemasHash: 'b', clusterGroup: 1 },
      ],
    },
  ],
};

/** Returns a handler of the comparison. */
export const comparisonHandler = (answer: Comparison = comparison) =>
  http.get(`${API}/compare`, () => HttpResponse.json(answer));
