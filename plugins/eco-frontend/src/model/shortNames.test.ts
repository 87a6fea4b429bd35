import { shortNames } from './shortNames';

describe('shortNames', () => {
  it.each([
    [
      ['demo-dev', 'demo-prod'],
      ['dev', 'prod'],
    ],
    [
      [
        'arn:aws:eks:eu-west-1:1234:cluster/shop',
        'arn:aws:eks:eu-west-1:1234:cluster/pay',
      ],
      ['shop', 'pay'],
    ],
    [
      ['gke_acme_eu_shop', 'gke_acme_us_shop'],
      ['eu_shop', 'us_shop'],
    ],
    // A name is never shortened to nothing or to a number, and a single name is
    // not shortened.
    [
      ['prod', 'prod-eu'],
      ['prod', 'prod-eu'],
    ],
    [
      ['prod-eu-1', 'prod-eu-2'],
      ['eu-1', 'eu-2'],
    ],
    [['demo-prod'], ['demo-prod']],
    [
      ['production', 'product'],
      ['production', 'product'],
    ],
    [[], []],
  ])('shortens %j', (names, expected) => {
    const short = shortNames(names);
    expect(names.map(name => short.get(name))).toEqual(expected);
  });
});
