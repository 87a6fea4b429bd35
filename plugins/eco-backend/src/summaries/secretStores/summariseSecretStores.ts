import {
  SecretProviderNumbers,
  SecretStoreNumbers,
} from '@backstage-eco/plugin-eco-common';
import { Inventory, SecretStoreFacts } from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { groupBy } from '../../groupBy';
import { knownItems } from '../knownItems';
import { countReady } from '../readiness';
import { MAX_ITEMS } from '../tally';

const LISTS = [
  'secretStores',
  'clusterSecretStores',
  'externalSecrets',
] as const;

/** Counts the External Secrets stores in an inventory by provider. Pure. */
export function summariseSecretStores(
  inventory: Inventory,
): SecretStoreNumbers {
  const stores = knownItems(inventory, 'secretStores');
  const clusterStores = knownItems(inventory, 'clusterSecretStores');
  return {
    ...(stores &&
      clusterStores && {
        providers: numbersOfProviders(stores, clusterStores),
        stores: stores.length + clusterStores.length,
      }),
    externalSecrets: knownItems(inventory, 'externalSecrets')?.length,
    unknown: gapsOfLists(inventory, LISTS),
  };
}

function numbersOfProviders(
  stores: SecretStoreFacts[],
  clusterStores: SecretStoreFacts[],
): SecretProviderNumbers[] {
  const inNamespaces = new Set(stores);
  // An empty string stands for no provider.
  const groups = groupBy(
    [...stores, ...clusterStores],
    ({ provider = '' }) => provider,
  );
  return [...groups.values()]
    .map(all => {
      const own = all.filter(store => inNamespaces.has(store)).length;
      return {
        provider: all[0].provider,
        stores: own,
        clusterStores: all.length - own,
        readiness: countReady(all),
      };
    })
    .sort(
      (one, other) =>
        other.stores + other.clusterStores - (one.stores + one.clusterStores) ||
        (one.provider ?? '').localeCompare(other.provider ?? ''),
    )
    .slice(0, MAX_ITEMS);
}
