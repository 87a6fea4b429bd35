import { atOnce } from '@backstage-eco/plugin-eco-recognition';
import { BUILT_IN_CHECKS } from '../findings';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { assess, prepareDefinitions } from './assess';

describe('assess', () => {
  it('passes the controllers of kinds to checks', () => {
    const inventory = buildInventory({ crds: [crd('carts.shop.corp')] });
    const { checked } = atOnce(
      assess({
        inventory,
        outcome: { status: 'ok' },
        definitions: prepareDefinitions([]),
        checks: BUILT_IN_CHECKS.filter(({ reads }) =>
          reads.includes('controllers'),
        ),
        knownFacts: new Map(),
        now: new Date('2026-01-01T00:00:00Z'),
      }),
    );
    const reasons = checked?.results.unknown.map(({ reason }) => reason);
    expect(reasons).toBeDefined();
    expect(reasons).not.toContain(
      'Eco has not looked for controllers of CRDs yet',
    );
  });
});
