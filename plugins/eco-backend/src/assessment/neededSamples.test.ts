import { sampledCrds } from '@backstage-eco/plugin-eco-recognition';
import { builtInDefinitionsDirectory, loadDefinitions } from '../detection';
import { crd } from '../detection/testing/buildInventory';
import { neededSamples } from './neededSamples';

describe('neededSamples', () => {
  it('selects what definitions, findings and databases need', async () => {
    const { definitions } = await loadDefinitions([
      builtInDefinitionsDirectory(),
    ]);
    const isNeeded = neededSamples(definitions);
    const [asked] = sampledCrds(definitions);
    const deprecated = crd('things.acme.io');
    deprecated.versions = [
      { ...deprecated.versions[0], served: true, deprecated: true },
    ];
    expect(
      [
        crd(asked),
        crd('databases.example.com'),
        crd('clusters.postgresql.cnpg.io'),
        deprecated,
      ].map(isNeeded),
    ).toEqual([true, true, true, true]);
    expect(isNeeded(crd('things.acme.io'))).toBe(false);
  });
});
