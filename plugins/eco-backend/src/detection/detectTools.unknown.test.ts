import { detectTools } from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, definition } from './testing/acme';
import { buildInventory, crd, workload } from './testing/buildInventory';

const UNREAD = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: 'the answer was 403',
} as const;

describe('parts that were not read', () => {
  it('make a tool unknown that they could have shown', () => {
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

  it('do not include kinds that are not served', () => {
    const result = detectTools(
      buildInventory(
        {},
        { crds: { state: 'not-served', readAt: '2026-01-01T00:00:00Z' } },
      ),
      [acme],
    );
    expect(result).toEqual({ detections: [], unknown: [] });
  });

  it('prove what they show if stale, but no absence', () => {
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

  it('do not make a leftover of a tool that may be running', () => {
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
          'CustomResourceDefinition things.acme.io points to it; whether something runs it is unknown. statefulSets could not be read: the answer was 403',
        since: '2026-01-02T00:00:00Z',
      },
    ]);
  });

  it('do not make a leftover of a tool that may run if stale', () => {
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

    it('keep a leftover, and report it as unknown now', () => {
      expect(leftover('2026-01-01T00:00:00Z')).toMatchObject({
        detections: [{ toolId: 'acme', state: 'leftover' }],
        unknown: [{ toolId: 'acme', since }],
      });
    });

    it('prove no leftover if newer than the workloads', () => {
      expect(leftover('2026-01-01T12:00:00Z')).toMatchObject({
        detections: [],
        unknown: [{ toolId: 'acme' }],
      });
    });
  });

  it('keep a trace, and report the install as unknown', () => {
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

  it('do not affect a tool that no cluster can show', () => {
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
