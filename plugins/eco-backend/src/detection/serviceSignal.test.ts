import { Signal } from '@backstage-eco/plugin-eco-recognition';
import { buildInventory, service } from './testing/buildInventory';
import { matchedFacts } from './testing/matchedFacts';

describe('Services', () => {
  const inventory = buildInventory({
    services: [
      service({
        name: 'shop-prometheus',
        labels: { app: 'stack-prometheus' },
        selector: { app: 'prometheus', prometheus: 'shop' },
      }),
      service({ name: 'shop', selector: { app: 'prometheus' } }),
    ],
  });

  it.each<[Omit<Extract<Signal, { kind: 'service' }>, 'kind'>, string[]]>([
    [
      { selector: { app: 'prometheus', prometheus: '*' } },
      ['Service/shop-prometheus spec.selector[app]=prometheus'],
    ],
    [
      { selector: { app: 'prometheus' }, names: ['shop'] },
      ['Service/shop spec.selector[app]=prometheus'],
    ],
    [
      { selector: { app: 'prometheus' }, labels: { app: 'stack-*' } },
      ['Service/shop-prometheus metadata.labels[app]=stack-prometheus'],
    ],
    [{ selector: { prometheus: 'other' } }, []],
    [{ names: ['shop'] }, ['Service/shop metadata.name=shop']],
  ])('%j', (signal, expected) => {
    expect(matchedFacts({ kind: 'service', ...signal }, inventory)).toEqual(
      expected,
    );
  });
});
