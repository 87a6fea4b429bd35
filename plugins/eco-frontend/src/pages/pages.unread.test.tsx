import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { clusters, stackOf } from '../../dev/answers';
import { operatorList } from '../../dev/operators';
import { fleet, fleetHandler } from '../__testUtils__/fleet';
import { mockBackend } from '../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../__testUtils__/pages';

const server = mockBackend();

/** Backend with two clusters that were not read yet. */
const unread = clusters.slice(0, 2).map(({ name, title }) => ({
  name,
  title,
  outcome: { status: 'pending' as const },
  unread: [],
}));
const json = (path: string, body: object) =>
  http.get(`${API}/${path}`, () => HttpResponse.json(body));
const nothing = { items: [], unknownIn: [], unread: [] };
const none = { critical: 0, warning: 0, info: 0 };

const unknownIn = unread.map(({ name }) => ({
  cluster: name,
  reason: 'it was never read',
}));
const stack = stackOf(['none']);
const unknown = (layer: StackLayer) => ({ ...layer, unknownIn });

const unreadHandlers = [
  json('clusters', { items: unread }),
  json('stack', {
    ...stack,
    clusters: unread,
    layers: stack.layers.map(unknown),
    services: stack.services.map(unknown),
  }),
  json('operators', { ...operatorList, items: [], clusters: [] }),
  json('kinds', { ...nothing, total: 0, groups: [] }),
  json('overhead', nothing),
  json('findings', { items: [], total: 0, muted: 0, severities: none }),
  json('checks', { items: [], unknown: [], unknownIn: [] }),
  fleetHandler({
    ...fleet,
    items: unread.map(cluster => ({
      cluster,
      kubernetesSupport: { state: 'unknown' },
      changes: 0,
    })),
    toolCount: 0,
    worst: [],
    findingsPerDay: [{ day: '2026-11-28', opened: 0, resolved: 0 }],
  }),
  ...backendHandlers,
];

describe('before any cluster was read', () => {
  it.each([
    '',
    '/tools',
    '/operators',
    '/kinds',
    '/overhead',
    '/findings',
    '/fleet',
  ])('%s says "unknown", not "none"', async path => {
    server.use(...unreadHandlers);
    openPage(`/eco${path}`);
    const words = await screen.findAllByText(/no cluster has been read yet/);
    expect(words).not.toEqual([]);
    expect(screen.queryByRole('link', { name: '0' })).toBeNull();
    expect(
      screen.queryAllByText(/^(no|0) .*(found|checked|were read|match|days)/i),
    ).toEqual([]);
  });
});
