import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Outcome } from '@backstage-eco/plugin-eco-common';
import { atOnce } from '@backstage-eco/plugin-eco-recognition';
import { Knex } from 'knex';
import { assess, prepareDefinitions } from '../assessment/assess';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { BUILT_IN_CHECKS } from '../findings';
import { failedInventory } from '../inventory';
import { loadInventory, WrittenCycle } from '../store';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { AT, startApi } from './__testUtils__/startApi';

const databases = createTestDatabases();
const UNKNOWN = 'never read: no answer in time';

describe.each(databases.eachSupportedId())(
  'a cluster whose first cycle fails on %s',
  id => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await openStore(databases, id);
      await keepClusters({ knex, clusters: [{ name: 'blue' }], at: AT });
      const failed = failedInventory({
        cluster: 'blue',
        status: 'timed-out',
        reason: 'no answer in time',
      });
      await assessAndKeep(failed);
    });

    async function assessAndKeep(reading: {
      inventory: Inventory;
      outcome: Outcome;
    }): Promise<WrittenCycle> {
      const stored = await loadInventory({ knex, cluster: 'blue' });
      const cycle = atOnce(
        assess({
          ...reading,
          definitions: prepareDefinitions([]),
          checks: BUILT_IN_CHECKS,
          knownFacts: stored?.knownFacts ?? new Map(),
          now: new Date(),
        }),
      );
      return keepCycle({ knex, cycle });
    }

    /** Stores a cycle that reads a rejected CRD, which a check reports. */
    function readRefusedCrd(): Promise<WrittenCycle> {
      const refused = crd('carts.shop.corp', {
        createdAt: AT,
        conditions: [{ type: 'Established', status: 'False' }],
      });
      return assessAndKeep({
        inventory: { ...buildInventory({ crds: [refused] }), cluster: 'blue' },
        outcome: { status: 'ok', at: AT },
      });
    }

    it('has unknown findings, and the reason', async () => {
      const { api } = await startApi({ knex });
      const counts = await api.get('/finding-counts').expect(200);
      const unknownIn = [{ cluster: 'blue', reason: UNKNOWN }];
      expect(counts.body.items).toEqual([]);
      expect(counts.body.unknownIn).toMatchObject(unknownIn);
      const checks = await api.get('/checks').expect(200);
      expect(checks.body.unknown).toEqual([]);
      expect(checks.body.unknownIn).toMatchObject(unknownIn);
      const fleet = await api.get('/fleet').expect(200);
      expect(fleet.body.items[0].findings).toBeUndefined();
      expect(fleet.body.items[0].findingsUnknown).toBe(UNKNOWN);
    });

    it('is read first by the cycle that reads it', async () => {
      const { api } = await startApi({ knex });
      const types = async () => {
        const { body } = await api.get('/history?cluster=blue').expect(200);
        return body.items.map(({ type }: { type: string }) => type).sort();
      };
      expect(await types()).toEqual(['outcome-changed']);
      await readRefusedCrd();
      expect(await types()).toEqual([
        'first-known',
        'outcome-changed',
        'outcome-changed',
      ]);
    });

    it('has no news once it is read', async () => {
      const { news } = await readRefusedCrd();
      expect(news).toEqual([]);
      const { api } = await startApi({ knex });
      const { body } = await api.get('/finding-counts').expect(200);
      expect(body.unknownIn).toEqual([]);
      expect(body.items[0].severities.critical).toBe(1);
    });
  },
);
