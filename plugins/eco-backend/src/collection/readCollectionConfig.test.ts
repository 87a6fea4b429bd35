import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readCollectionConfig } from './readCollectionConfig';

function read(eco?: JsonObject) {
  return readCollectionConfig(new ConfigReader(eco && { eco }));
}

describe('readCollectionConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      times: { frequencyMs: 180_000, maxBackoffMs: 1_800_000 },
      listFrequencyMs: 180_000,
      concurrency: 10,
      joinNames: true,
      clusterTimeoutMs: 60_000,
      sampleBudgets: {
        maxAgeMs: 3_600_000,
        firstPerMinute: 20,
        laterPerMinute: 3,
      },
      archiveAfterMs: 86_400_000,
      archiveRetentionMs: 30 * 86_400_000,
      historyRetentionMs: 90 * 86_400_000,
    });
  });

  it('reads configured values', () => {
    expect(
      read({
        collection: {
          frequency: '10m',
          clusterTimeout: { minutes: 2 },
          concurrency: 3,
          joinNames: false,
        },
        samples: { requestsPerMinute: 1 },
        archive: { after: 'P2D' },
        history: { retention: { days: 7 } },
      }),
    ).toMatchObject({
      times: { frequencyMs: 600_000 },
      listFrequencyMs: 600_000,
      concurrency: 3,
      joinNames: false,
      clusterTimeoutMs: 120_000,
      sampleBudgets: { laterPerMinute: 1 },
      archiveAfterMs: 2 * 86_400_000,
      historyRetentionMs: 7 * 86_400_000,
    });
  });

  it('reads clusters only on request, but still lists them', () => {
    expect(read({ collection: { frequency: { trigger: 'manual' } } })).toEqual(
      expect.objectContaining({
        times: { frequencyMs: undefined, maxBackoffMs: 1_800_000 },
        listFrequencyMs: 180_000,
      }),
    );
  });

  it('disables sampling', () => {
    expect(read({ samples: { enabled: false } }).sampleBudgets).toBeUndefined();
  });

  it.each([
    [{ collection: { concurrency: 0 } }, 'eco.collection.concurrency'],
    [{ collection: { concurrency: 1.5 } }, 'eco.collection.concurrency'],
    [{ collection: { concurrency: 1e6 } }, 'eco.collection.concurrency'],
    [{ collection: { clusterTimeout: 'soon' } }, 'clusterTimeout'],
    [
      { collection: { clusterTimeout: { milliseconds: 1 } } },
      'eco.collection.clusterTimeout must be between 1 and 3600 seconds, not 0.001',
    ],
    [
      { collection: { clusterTimeout: { days: 60 } } },
      'eco.collection.clusterTimeout must be between',
    ],
    [
      { collection: { frequency: { fortnights: 1 } } },
      'eco.collection.frequency must be a duration',
    ],
    [
      { collection: { frequency: { cron: '* * * * *' } } },
      'eco.collection.frequency must be a duration, or { trigger: manual }',
    ],
    [
      { collection: { frequency: { seconds: 1 } } },
      'frequency must be between',
    ],
    [
      { collection: { maxBackoff: { seconds: 1 } } },
      'eco.collection.maxBackoff',
    ],
    [{ samples: { requestsPerMinute: 0 } }, 'eco.samples.requestsPerMinute'],
    [{ archive: { after: { minutes: 5 } } }, 'eco.archive.after'],
    [{ archive: { retention: 'PT1H' } }, 'eco.archive.retention'],
    [{ history: { retention: { hours: 1 } } }, 'eco.history.retention'],
  ])('refuses %j and names the key', (eco, key) => {
    expect(() => read(eco as JsonObject)).toThrow(key);
  });
});
