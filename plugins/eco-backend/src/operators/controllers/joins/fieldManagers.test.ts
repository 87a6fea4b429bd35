import { crd } from '../../../detection/testing/buildInventory';
import { grant } from '../../__testUtils__/access';
import { cluesOf, operator } from '../../__testUtils__/clues';
import { sample } from '../../__testUtils__/sample';
import { fieldManagers } from './fieldManagers';

const withStatus = crd('shops.shop.corp');
withStatus.versions[0].subresources = ['status'];

const rule = { group: '*', resources: ['*'], verbs: ['*'] };

function seen(manager: string, subresource?: string, may = true): string[] {
  const managers = [{ name: manager, subresource, count: 1 }];
  return cluesOf(
    fieldManagers,
    {
      deployments: [operator('shop-operator'), operator('other')],
      ...(may && grant('shop-operator', rule)),
    },
    { crd: withStatus, samples: [sample({ managers })] },
  );
}

describe('the join by field managers', () => {
  it('finds the writer of the status, whatever the spelling', () => {
    expect(seen('ShopOperator', 'status')).toEqual([
      'shop-operator seen: metadata.managedFields[status].manager=ShopOperator',
    ]);
  });

  it('ignores writers of objects, which may be people', () => {
    expect(seen('shop-operator')).toEqual([]);
  });

  it('ignores workloads that may not write the kind', () => {
    expect(seen('shop-operator', 'status', false)).toEqual([]);
    expect(seen('other', 'status')).toEqual([]);
  });
});
