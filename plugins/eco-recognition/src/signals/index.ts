import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../InventoryIndex';
import { apiServiceMatcher } from './apiService';
import { chartMatcher } from './chart';
import { crdMatcher } from './crd';
import { csiDriverMatcher } from './csiDriver';
import { customResourceMatcher } from './customResource';
import { fieldManagerMatcher } from './fieldManager';
import { gatewayClassMatcher } from './gatewayClass';
import { imageMatcher } from './image';
import { ingressClassMatcher } from './ingressClass';
import { labelMatcher } from './label';
import { nodeMatcher } from './node';
import { olmMatcher } from './olm';
import { rbacMatcher } from './rbac';
import { serviceMatcher } from './service';
import { storageClassMatcher } from './storageClass';
import { Gap, SignalMatch, SignalMatcher } from './SignalMatcher';
import { Signal } from './types';
import { webhookMatcher } from './webhook';
import { workloadMatcher } from './workload';

const MATCHERS: { [K in Signal['kind']]: SignalMatcher<K> } = {
  apiService: apiServiceMatcher,
  chart: chartMatcher,
  crd: crdMatcher,
  csiDriver: csiDriverMatcher,
  customResource: customResourceMatcher,
  fieldManager: fieldManagerMatcher,
  gatewayClass: gatewayClassMatcher,
  image: imageMatcher,
  ingressClass: ingressClassMatcher,
  label: labelMatcher,
  node: nodeMatcher,
  olm: olmMatcher,
  rbac: rbacMatcher,
  service: serviceMatcher,
  storageClass: storageClassMatcher,
  webhook: webhookMatcher,
  workload: workloadMatcher,
};

function matcherOf<K extends Signal['kind']>(kind: K): SignalMatcher<K> {
  return MATCHERS[kind];
}

/**
 * Returns every match of a signal in an inventory.
 *
 * @public
 */
export function matchSignal(
  signal: Signal,
  index: InventoryIndex,
): SignalMatch[] {
  return matcherOf<Signal['kind']>(signal.kind).match(signal, index);
}

/**
 * Returns the lists that must have been read for a miss of the signal to mean
 * absence.
 *
 * @public
 */
export function listsOfSignal(signal: Signal): readonly InventoryKind[] {
  return matcherOf<Signal['kind']>(signal.kind).lists(signal);
}

/** Returns further gaps that keep a miss of the signal from meaning absence. */
export function gapsOfSignal(signal: Signal, inventory: Inventory): Gap[] {
  const { gaps } = matcherOf<Signal['kind']>(signal.kind);
  return gaps?.(signal, inventory) ?? [];
}
