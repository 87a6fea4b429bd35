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
  it('points to who wrote the status, however the name is spelt', () => {
    expect(seen('ShopOperator', 'status')).toEqual([
      'shop-operator seen: metadata.managedFields[status].manager=ShopOperator',
    ]);
  });

  it('says nothing of who wrote the objects, as people and their tools do', () => {
    expect(seen('shop-operator')).toEqual([]);
  });

  it('says nothing of a name that may not write the kind', () => {
    expect(seen('shop-operator', 'status', false)).toEqual([]);
    expect(seen('other', 'status')).toEqual([]);
  });
});
