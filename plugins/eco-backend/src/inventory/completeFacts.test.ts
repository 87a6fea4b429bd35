import { buildInventory, workload } from '../detection/testing/buildInventory';
import { completeFacts } from './completeFacts';
import { KIND_SOURCES, KindSource } from './kinds';
import { READING_FORMAT } from './ReadingState';

const AT = '2026-01-01T00:00:00.000Z';
const EARLIER = { format: READING_FORMAT - 1, kinds: {} };

/** Facts from a version of Eco that only stored names. */
const ANCIENT = { apiVersion: 'v1', kind: 'Ancient', name: 'old' };

describe('completeFacts', () => {
  it.each(Object.values(KIND_SOURCES) as KindSource[])(
    'adds later fields to $part',
    ({ part }) => {
      const items = [ANCIENT] as never[];
      const completed = completeFacts(
        {
          cluster: 'test',
          parts: { [part]: { state: 'read', readAt: AT, items } },
        },
        EARLIER,
      ).parts[part];
      expect(completed).toMatchObject({
        state: 'read',
        readAt: AT,
        items: [{ ...ANCIENT, labels: {}, annotations: {}, fieldManagers: [] }],
      });
    },
  );

  it('converts owners and field managers to the current format', () => {
    const owner = { apiVersion: 'v1', kind: 'Node', name: 'node-1' };
    const kept = { ...ANCIENT, owner, managers: ['kubelet'], owned: true };
    const completed = completeFacts(
      {
        cluster: 'test',
        parts: {
          pods: { state: 'read', readAt: AT, items: [kept] as never[] },
        },
      },
      EARLIER,
    ).parts.pods;
    const [pod] = completed && 'items' in completed ? completed.items : [];
    expect(pod).toMatchObject({
      owners: [owner],
      fieldManagers: [{ name: 'kubelet' }],
    });
    expect(Object.keys(pod)).not.toEqual(
      expect.arrayContaining(['owner', 'managers', 'owned']),
    );
  });

  it('leaves facts in the current format unchanged', () => {
    const inventory = buildInventory({
      deployments: [workload(['example/web:1.0.0'], { name: 'web' })],
    });
    const { deployments } = completeFacts(inventory, EARLIER).parts;
    expect(deployments).toMatchObject(inventory.parts.deployments);
    const unread = {
      state: 'unread' as const,
      since: AT,
      reason: 'status 403',
    };
    const never = { cluster: 'test', parts: { crds: unread } };
    expect(completeFacts(never, EARLIER).parts).toEqual({ crds: unread });
    const state = { format: READING_FORMAT, kinds: {} };
    expect(completeFacts(inventory, state)).toBe(inventory);
  });
});
