import { ownerName } from './ownerName';

describe('ownerName', () => {
  it.each([
    ['group:default/shop-team', 'shop-team'],
    ['user:default/dana', 'user:dana'],
    ['group:bank/default/team', 'bank/default/team'],
    ['group:bank/team', 'bank/team'],
    ['payments', 'payments'],
  ])('shortens %s to %s', (entityRef, name) => {
    expect(ownerName(entityRef)).toBe(name);
  });
});
