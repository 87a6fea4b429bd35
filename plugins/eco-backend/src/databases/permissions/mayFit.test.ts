import { DatabaseTarget } from '@backstage-eco/plugin-eco-common';
import type { DatabaseCriteria } from '../../store';
import { mayFit } from './mayFit';

const has = (part: keyof DatabaseTarget, ...values: string[]) => ({
  part,
  values,
});
const inDev = has('cluster', 'dev');
const ofShop = has('owner', 'group:default/shop');

describe('mayFit', () => {
  it.each<[string, DatabaseCriteria, boolean]>([
    ['all databases', undefined, true],
    ['those of the cluster', inDev, true],
    ['those of another one', has('cluster', 'prod'), false],
    ['those of all clusters but this one', { not: inDev }, false],
    ['those of the namespace', has('namespace', 'shop'), true],
    ['those of another namespace', has('namespace', 'bank'), false],
    ['those of an owner, wherever they are', ofShop, true],
    ['those of all owners but one', { not: ofShop }, true],
    ['those of an owner here', { allOf: [inDev, ofShop] }, true],
    [
      'those of an owner elsewhere',
      { allOf: [ofShop, has('cluster', 'prod')] },
      false,
    ],
    [
      'those here or of an owner elsewhere',
      { anyOf: [inDev, { allOf: [has('cluster', 'prod'), ofShop] }] },
      true,
    ],
    ['none', { anyOf: [] as never }, false],
  ])('decides for a caller who may see %s', (_, criteria, expected) => {
    expect(mayFit(criteria, { cluster: 'dev', namespace: 'shop' })).toBe(
      expected,
    );
  });
});
