import { detectTools } from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, definition } from './testing/acme';
import { buildInventory, crd, workload } from './testing/buildInventory';

const UNREAD = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: 'the answer was 403',
} as const;

describe('what was not read', () => {
  it('makes a tool unknown that it could have shown', () => {
    const other = definition('other', {
      installed: [{ kind: 'node', providerIds: ['other://*'] }],
    });
    const result = detectTools(buildInventory({}, { deployments: UNREAD }), [
      acme,
      other,
    ]);
    expect(result).toEqual({
      detections: [],
      unknown: [
        {
          toolId: 'acme',
          reason: 'deployments could not be read: the answer was 403',
          since: '2026-01-02T00:00:00Z',
        },
      ],
    });
  });

  it('takes a kind that is not served for known to be empty', () => {
    const result = detectTools(
      buildInventory(
        {},
        { crds: { state: 'not-served', readAt: '2026-01-01T00:00:00Z' } },
      ),
      [acme],
    );
    expect(result).toEqual({ detections: [], unknown: [] });
  });

  it('keeps what a stale list shows, and misses nothing by it', () => {
    const stale = (items: ReturnType<typeof workload>[]) =>
      detectTools(
        buildInventory(
          {},
          {
            deployments: {
              ...UNREAD,
              state: 'stale',
              readAt: '2026-01-01T00:00:00Z',
              items,
            },
          },
        ),
        [acme],
      );
    expect(stale([controller()])).toMatchObject({
      detections: [{ state: 'installed' }],
      unknown: [],
    });
    expect(stale([])).toMatchObject({
      detections: [],
      unknown: [{ toolId: 'acme' }],
    });
  });

  it('does not call a leftover what may well be running', () => {
    const result = detectTools(
      buildInventory(
        { crds: [crd('things.acme.io')] },
        { statefulSets: UNREAD },
      ),
      [acme],
    );
    expect(result.detections).toEqual([]);
    expect(result.unknown).toEqual([
      {
        toolId: 'acme',
        reason:
          'CustomResourceDefinition things.acme.io points to it; whether something runs it cannot be said. statefulSets could not be read: the answer was 403',
        since: '2026-01-02T00:00:00Z',
      },
    ]);
  });

  it('does not call a leftover what may run since a list is stale', () => {
    const stale = {
      ...UNREAD,
      state: 'stale' as const,
      readAt: '2026-01-01T00:00:00Z',
      items: [],
    };
    const crds = [crd('things.acme.io')];
    const result = detectTools(
      buildInventory({ crds }, { deployments: stale }),
      [acme],
    );
    expect(result).toMatchObject({
      detections: [],
      unknown: [{ toolId: 'acme' }],
    });
  });

  describe('of a cluster that fails as a whole', () => {
    const since = '2026-01-02T00:00:00Z';
    const stale = <T>(items: T[], readAt: string) => ({
      ...UNREAD,
      state: 'stale' as const,
      since,
      readAt,
      items,
    });
    const leftover = (crdsReadAt: string) =>
      detectTools(
        buildInventory(
          {},
          {
            crds: stale([crd('things.acme.io')], crdsReadAt),
            deployments: stale([], '2026-01-01T00:00:01Z'),
            daemonSets: stale([], '2026-01-01T00:00:01Z'),
            statefulSets: stale([], '2026-01-01T00:00:02Z'),
          },
        ),
        [acme],
      );

    it('keeps a leftover as it was, and says that it is unknown by now', () => {
      expect(leftover('2026-01-01T00:00:00Z')).toMatchObject({
        detections: [{ toolId: 'acme', state: 'leftover' }],
        unknown: [{ toolId: 'acme', since }],
      });
    });

    it('claims no leftover of parts that are newer than the workloads', () => {
      expect(leftover('2026-01-01T12:00:00Z')).toMatchObject({
        detections: [],
        unknown: [{ toolId: 'acme' }],
      });
    });
  });

  it('keeps a trace, and says that the install could not be looked for', () => {
    const result = detectTools(
      buildInventory(
        {
          daemonSets: [
            workload(['x'], { labels: { 'acme.io/managed': 'yes' } }),
          ],
        },
        { deployments: UNREAD },
      ),
      [acme],
    );
    expect(result).toMatchObject({
      detections: [{ state: 'traced' }],
      unknown: [{ toolId: 'acme' }],
    });
  });

  it('says nothing of a tool that no cluster can show', () => {
    const companion = definition(
      'companion',
      {},
      { observable: 'never', observableReason: 'It leaves no mark.' },
    );
    expect(
      detectTools(buildInventory({}, { deployments: UNREAD }), [companion]),
    ).toEqual({ detections: [], unknown: [] });
  });
});
