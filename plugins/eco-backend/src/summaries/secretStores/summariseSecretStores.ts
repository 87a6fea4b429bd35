import {
  SecretProviderNumbers,
  SecretStoreNumbers,
} from '@backstage-eco/plugin-eco-common';
import { Inventory, SecretStoreFacts } from '@backstage-eco/plugin-eco-node';
import { gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { knownItems } from '../knownItems';
import { countReady } from '../readiness';
import { MAXIMAL_ITEMS } from '../tally';

const LISTS = [
  'secretStores',
  'clusterSecretStores',
  'externalSecrets',
] as const;

/**
 * Counts the stores of External Secrets in an inventory by their provider. Pure.
 */
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
  const all = [...stores, ...clusterStores];
  const providers = new Set(all.map(({ provider }) => provider));
  return [...providers]
    .map(provider => {
      const isOfProvider = (store: SecretStoreFacts) =>
        store.provider === provider;
      return {
        provider,
        stores: stores.filter(isOfProvider).length,
        clusterStores: clusterStores.filter(isOfProvider).length,
        readiness: countReady(all.filter(isOfProvider)),
      };
    })
    .sort(
      (one, other) =>
        other.stores + other.clusterStores - (one.stores + one.clusterStores) ||
        (one.provider ?? '').localeCompare(other.provider ?? ''),
    )
    .slice(0, MAXIMAL_ITEMS);
}
