import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { mutate } from 'swr';
import { clusters, stackOf } from '../../dev/answers';
import { certManager } from '../../dev/certManager';
import {
  certificates,
  frameworks,
  secretStores,
  storage,
} from '../../dev/counted';
import { definitions, recordedTools } from '../../dev/recorded';
import ecoPlugin from '../index';
import { PAGES } from '../pages';
import { notFound } from './errorAnswer';

/** Base URL at which the test app expects Eco's backend. */
export const API = 'http://localhost:7007/api/eco';

// Load the pages up front: it takes long on a busy machine, and no test is
// about loading.
beforeAll(async () => {
  await import('../pages/EcoPage');
  await Promise.all(Object.values(PAGES).map(({ load }) => load()));
});

// usePermission caches its answers in the process for two seconds, so a
// permission would leak from one test into the next.
beforeEach(() => mutate(() => true, undefined));

/** Handlers of a backend with three clusters, one of which does not answer. */
export const backendHandlers = [
  http.get(`${API}/clusters`, () => HttpResponse.json({ items: clusters })),
  http.get(`${API}/stack`, ({ request }) =>
    HttpResponse.json(
      stackOf(new URL(request.url).searchParams.getAll('cluster')),
    ),
  ),
  http.get(`${API}/definitions`, () => HttpResponse.json(definitions)),
  http.get(`${API}/storage`, () => HttpResponse.json(storage)),
  http.get(`${API}/certificates`, () => HttpResponse.json(certificates)),
  http.get(`${API}/secret-stores`, () => HttpResponse.json(secretStores)),
  http.get(`${API}/operator-frameworks`, () => HttpResponse.json(frameworks)),
  http.get(`${API}/tools/cert-manager`, () => HttpResponse.json(certManager)),
  http.get(`${API}/tools/:toolId`, ({ params }) => {
    const detail = recordedTools[String(params.toolId)];
    return detail ? HttpResponse.json(detail) : notFound();
  }),
  http.get(`${API}/finding-counts`, () =>
    HttpResponse.json({
      items: clusters.map(({ name }) => ({
        cluster: name,
        severities: { critical: 0, warning: 0, info: 0 },
        tools: [],
      })),
      unknownIn: [],
    }),
  ),
  http.get(`${API}/operators`, () =>
    HttpResponse.json({ items: [], unknownIn: [], unread: [] }),
  ),
];

/** Handlers of a backend without clusters. */
export const emptyHandlers = [
  http.get(`${API}/clusters`, () => HttpResponse.json({ items: [] })),
  http.get(`${API}/cluster-list`, () => HttpResponse.json({ state: 'none' })),
  http.get(`${API}/stack`, () =>
    HttpResponse.json({ clusters: [], layers: [], services: [] }),
  ),
];

/** A handler that denies every request. */
export const deniedHandler = http.get(`${API}/*`, () =>
  HttpResponse.json({ error: { name: 'NotAllowedError' } }, { status: 403 }),
);

/** Opens a page of Eco in a test app of the new frontend system. */
export function openPage(
  path: string,
  authorize:
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderTestApp({
    features: [ecoPlugin],
    initialRouteEntries: [path],
    apis: [mockApis.permission({ authorize })],
  });
}

/** Returns the cell texts of a tool's row in the first table. */
export async function rowOf(name: string): Promise<string[]> {
  const [table] = await screen.findAllByRole('table');
  const link = await within(table).findByRole('link', { name });
  return [...link.closest('tr')!.cells].map(cell => cell.textContent ?? '');
}
