import { SecretStoreFacts } from '@backstage-eco/plugin-eco-node';
import { buildInventory, object } from '../../detection/testing/buildInventory';
import { summariseSecretStores } from './summariseSecretStores';

function store(
  provider: string | undefined,
  ready: string | undefined = 'True',
): SecretStoreFacts {
  return object('SecretStore', 'external-secrets.io/v1', { provider, ready });
}

const unread = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: '403',
} as const;

describe('summariseSecretStores', () => {
  it('reads each store a few times, however many providers there are', () => {
    let reads = 0;
    const count = 100;
    const secretStores = Array.from({ length: count }, (_, at) => ({
      ...store('other'),
      get provider() {
        reads += 1;
        return `provider-${at}`;
      },
    }));
    summariseSecretStores(buildInventory({ secretStores }));
    expect(reads).toBeLessThan(10 * count);
  });

  it('counts stores by provider', () => {
    expect(
      summariseSecretStores(
        buildInventory({
          secretStores: [
            store('vault'),
            store('aws', 'False'),
            store(undefined),
          ],
          clusterSecretStores: [store('vault', 'Unknown'), store('vault')],
          externalSecrets: [object('ExternalSecret', 'a/v1', {})],
        }),
      ),
    ).toEqual({
      stores: 5,
      providers: [
        {
          provider: 'vault',
          stores: 1,
          clusterStores: 2,
          readiness: { ready: 2, notReady: 0, unsaid: 1 },
        },
        {
          stores: 1,
          clusterStores: 0,
          readiness: { ready: 1, notReady: 0, unsaid: 0 },
        },
        {
          provider: 'aws',
          stores: 1,
          clusterStores: 0,
          readiness: { ready: 0, notReady: 1, unsaid: 0 },
        },
      ],
      externalSecrets: 1,
      unknown: [],
    });
  });

  it('omits unread lists instead of counting zero', () => {
    const numbers = summariseSecretStores(
      buildInventory(
        { secretStores: [store('vault')] },
        { clusterSecretStores: unread, externalSecrets: unread },
      ),
    );
    expect(numbers.providers).toBeUndefined();
    expect(numbers.stores).toBeUndefined();
    expect(numbers.externalSecrets).toBeUndefined();
    expect(numbers.unknown.map(({ what }) => what)).toEqual([
      'clusterSecretStores',
      'externalSecrets',
    ]);
  });
});
