import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import { FindingCounts } from '@backstage-eco/plugin-eco-common';
import { EcoServiceApis, ecoServiceRef } from '@backstage-eco/plugin-eco-node';
import request from 'supertest';
import { closingDatabase } from 'test-database';
import techInsightsModuleEco from '.';

function entity(name: string, type = 'kubernetes-cluster') {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default' },
    spec: { type, owner: 'group:default/platform' },
  };
}

const COUNTS: FindingCounts = {
  items: [
    {
      cluster: 'prod',
      severities: { critical: 1, warning: 2, info: 3 },
      tools: [
        {
          toolId: 'argocd',
          severities: { critical: 1, warning: 0, info: 0 },
        },
      ],
    },
  ],
  unknownIn: [
    { cluster: 'edge', reason: 'not read yet', since: '2026-01-01T00:00:00Z' },
  ],
};

function startTechInsights() {
  const findings: Partial<EcoServiceApis['findings']> = {
    getFindingCounts: async () => COUNTS,
  };
  return startTestBackend({
    features: [
      techInsightsPlugin,
      techInsightsModuleEco,
      // The mock scheduler ignores tasks with a delay.
      schedulerServiceFactory,
      closingDatabase,
      catalogServiceMock.factory({
        entities: [entity('prod'), entity('edge'), entity('bucket', 'bucket')],
      }),
      createServiceFactory({
        service: ecoServiceRef,
        deps: {},
        factory: () => ({
          asCaller: () => ({ findings } as EcoServiceApis),
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          techInsights: {
            factRetrievers: {
              ecoFindings: {
                cadence: '* * * * * *',
                initialDelay: { milliseconds: 0 },
              },
            },
          },
        },
      }),
    ],
  });
}

describe('the module of the real Tech Insights backend', () => {
  it('returns counts for clusters in the catalog, and for nothing else', async () => {
    const backend = await startTechInsights();
    const factsOf = async (name: string) => {
      const { body } = await request(backend.server)
        .get('/api/tech-insights/facts/latest')
        .query({ entity: `resource:default/${name}`, ids: 'ecoFindings' })
        .expect(200);
      return body.ecoFindings?.facts;
    };
    while ((await factsOf('prod')) === undefined) {
      await sleep(100);
    }
    expect(await factsOf('prod')).toEqual({
      criticalFindings: 1,
      warningFindings: 2,
      infoFindings: 3,
      toolsWithFindings: ['argocd'],
    });
    // Unknown is not zero.
    expect(await factsOf('edge')).toBeUndefined();
    expect(await factsOf('bucket')).toBeUndefined();
    await backend.stop();
  });
});
