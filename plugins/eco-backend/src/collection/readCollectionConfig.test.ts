import { ConfigReader } from '@backstage/config';
import { readCollectionConfig } from './readCollectionConfig';

function read(collection?: object) {
  return readCollectionConfig(
    new ConfigReader(collection && { eco: { collection } }),
  );
}

describe('readCollectionConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      schedule: {
        frequency: { minutes: 3 },
        timeout: { minutes: 15 },
        initialDelay: undefined,
        scope: 'global',
      },
      concurrency: 10,
      clusterTimeoutMs: 60_000,
    });
  });

  it('takes what a person sets', () => {
    expect(
      read({
        frequency: { cron: '*/10 * * * *' },
        initialDelay: '5s',
        clusterTimeout: { minutes: 2 },
        concurrency: 3,
      }),
    ).toMatchObject({
      schedule: {
        frequency: { cron: '*/10 * * * *' },
        initialDelay: { seconds: 5 },
      },
      concurrency: 3,
      clusterTimeoutMs: 120_000,
    });
  });

  it.each([
    [{ concurrency: 0 }, 'eco.collection.concurrency'],
    [{ concurrency: 1.5 }, 'eco.collection.concurrency'],
    [{ clusterTimeout: 'soon' }, 'clusterTimeout'],
    [{ frequency: { fortnights: 1 } }, 'frequency'],
  ])('refuses %j and names the key', (collection, key) => {
    expect(() => read(collection)).toThrow(key);
  });
});
