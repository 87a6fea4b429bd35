import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { DefinitionList } from '@backstage-eco/plugin-eco-common';
import request from 'supertest';
import { stringify } from 'yaml';
import { closingDatabase } from 'test-database';
import ecoPlugin from '.';
import { acme, definitionEntity } from './definitions/testing/acme';
import { silentAuditor } from './api/__testUtils__/silentAuditor';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-definitions-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Returns the definitions once the catalog has processed the directory. */
async function definitionsWith(options: {
  inline?: object[];
  locations: string[];
  until(list: DefinitionList): boolean;
}): Promise<DefinitionList> {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      closingDatabase,
      ecoPlugin,
      catalogPlugin,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      silentAuditor.factory,
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            locations: [
              {
                type: 'file',
                target: join(folder, '*.yaml'),
                rules: [{ allow: ['Resource'] }],
              },
            ],
          },
          eco: {
            definitions: {
              inline: (options.inline ?? []) as [],
              catalog: { locations: options.locations },
            },
          },
        },
      }),
    ],
  });
  try {
    for (;;) {
      await scheduler.triggerTask('eco-catalog-definitions');
      const { body } = await request(backend.server).get(
        '/api/eco/definitions',
      );
      if (options.until(body)) {
        return body;
      }
      await sleep(200);
    }
  } finally {
    await backend.stop();
  }
}

describe('custom definitions', () => {
  it('come from a location of the catalog and from the configuration', async () => {
    await writeFile(
      join(folder, 'shop.yaml'),
      stringify(
        definitionEntity({
          name: 'shop',
          definition: { ...acme, id: 'shop', name: 'From the catalog' },
          // The location that an entity claims itself does not count.
          location: 'url:https://somewhere.example.com/else',
        }),
      ),
    );
    const { items, problems } = await definitionsWith({
      inline: [{ ...acme, name: 'From the configuration' }],
      locations: [`file:${folder}/*`],
      until: list => list.items.some(({ id }) => id === 'shop'),
    });
    const names = new Map(items.map(({ id, name }) => [id, name]));
    expect(names.get('shop')).toBe('From the catalog');
    expect(names.get('acme')).toBe('From the configuration');
    expect(names.get('argocd')).toBe('Argo CD');
    expect(problems).toEqual([]);
  });

  it('do not come from an untrusted location', async () => {
    await writeFile(
      join(folder, 'shop.yaml'),
      stringify(
        definitionEntity({
          name: 'shop',
          definition: { ...acme, id: 'shop' },
          location: 'url:https://trusted.example.com/shop.yaml',
        }),
      ),
    );
    const { items, problems } = await definitionsWith({
      locations: ['url:https://trusted.example.com/*'],
      until: list => list.problems.length > 0,
    });
    expect(items.map(({ id }) => id)).not.toContain('shop');
    expect(problems).toMatchObject([{ file: 'resource:default/shop' }]);
  });
});
