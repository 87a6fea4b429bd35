import { headerName, titleOf, toClusters } from './kubeconfigSource';

describe('headerName', () => {
  it.each(['minikube', 'arn:aws:eks:eu-central-1:1:cluster/a', 'Prüfung 1'])(
    'leaves %s unchanged',
    name => {
      expect(headerName(name)).toBe(name);
      expect(new Headers({ cluster: name }).get('cluster')).toBe(name);
    },
  );

  it.each(['产品', 'prod 🚀', 'a\tb\n', ' a '])(
    'makes %j fit a header',
    name => {
      const fitting = headerName(name);
      expect(new Headers({ cluster: fitting }).get('cluster')).toBe(fitting);
      expect(decodeURIComponent(fitting)).toBe(name);
    },
  );
});

describe('contexts of the same cluster', () => {
  const context = (name: string, uid?: string) => ({
    name,
    url: `http://127.0.0.1/${name}`,
    ...(uid && { uid }),
  });

  it('become one cluster with all names, read through the first', () => {
    expect(
      toClusters([
        context('shop', 'u1'),
        context('lab', 'u2'),
        context('shop-admin', 'u1'),
        context('unknown'),
        context('unknown-too'),
      ]),
    ).toEqual([
      { names: ['shop', 'shop-admin'], url: 'http://127.0.0.1/shop' },
      { names: ['lab'], url: 'http://127.0.0.1/lab' },
      { names: ['unknown'], url: 'http://127.0.0.1/unknown' },
      { names: ['unknown-too'], url: 'http://127.0.0.1/unknown-too' },
    ]);
  });

  it('have a title of limited length', () => {
    expect(titleOf(['a', 'b', 'c'])).toBe('a, b, c');
    const names = Array.from({ length: 40 }, (_, each) => `ns-${each}`);
    expect(titleOf(names)).toBe('ns-0, ns-1, ns-2 and 37 more');
  });
});
