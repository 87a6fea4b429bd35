import {
  CheckList,
  FindingCounts,
  FindingDetail,
  FindingPage,
} from '@backstage-eco/plugin-eco-common';
import { HttpResponse, http } from 'msw';
import { API } from './pages';

const AT = '2026-11-28T10:00:00.000Z';

const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name: 'orders.shop.example.com',
};

/** A finding about a CRD. */
export const staleVersion: FindingDetail = {
  finding: {
    id: '0b6f3c1e-7a52-4c0e-9a53-2f6d8e1b4a77',
    cluster: 'demo-dev',
    checkId: 'stored-version-not-served',
    title: 'Stored version is no longer served',
    severity: 'critical',
    subject: { type: 'object', ...CRD },
    message: 'Objects may be stored as v1alpha1, which is not served.',
    firstSeenAt: AT,
    openedAt: AT,
    lastSeenAt: AT,
  },
  objects: [],
  evidence: [
    { object: CRD, field: 'status.storedVersions[0]', value: 'v1alpha1' },
    { object: CRD, field: 'spec.conversion' },
  ],
  check: {
    severityReason: 'The next read of such an object fails.',
    why: 'The API server cannot read what it stored.',
    fix: [{ text: 'Find them.', command: 'kubectl get orders -A' }],
    links: [{ title: 'Versions', url: 'https://kubernetes.io/docs/' }],
  },
};

const page: FindingPage = {
  items: [staleVersion.finding],
  total: 1,
  severities: { critical: 1, warning: 0, info: 0 },
  muted: 2,
};

const checks: CheckList = {
  items: [],
  unknown: [
    { cluster: 'demo-dev', reason: '403 Forbidden', checkIds: ['a', 'b', 'c'] },
  ],
  unknownIn: [],
};

const NONE = { critical: 0, warning: 0, info: 0 };

/** Findings about Kyverno in two clusters, unknown in a third. */
const findingCounts: FindingCounts = {
  items: [
    {
      cluster: 'demo-dev',
      severities: { critical: 3, warning: 1, info: 0 },
      tools: [
        { toolId: 'kyverno', severities: { ...NONE, critical: 1, warning: 1 } },
      ],
    },
    {
      cluster: 'demo-prod',
      severities: { ...NONE, critical: 1 },
      tools: [{ toolId: 'kyverno', severities: { ...NONE, critical: 1 } }],
    },
  ],
  unknownIn: [],
};

/**
 * Handlers of findings and checks; `onAsk` receives the URL of each list
 * request.
 */
export function findingHandlers(onAsk: (url: string) => void = () => {}) {
  return [
    http.get(`${API}/findings`, ({ request }) => {
      onAsk(request.url);
      return HttpResponse.json(page);
    }),
    http.get(`${API}/findings/${staleVersion.finding.id}`, () =>
      HttpResponse.json(staleVersion),
    ),
    http.get(`${API}/checks`, () => HttpResponse.json(checks)),
  ];
}

/**
 * Returns a handler of finding counts; `onAsk` receives the URL of each
 * request.
 */
export function countsHandler(onAsk: (url: string) => void = () => {}) {
  return http.get(`${API}/finding-counts`, ({ request }) => {
    onAsk(request.url);
    return HttpResponse.json(findingCounts);
  });
}
