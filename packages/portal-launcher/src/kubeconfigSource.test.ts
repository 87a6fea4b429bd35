import { headerName } from './kubeconfigSource';

describe('headerName', () => {
  it.each(['minikube', 'arn:aws:eks:eu-central-1:1:cluster/a', 'Prüfung 1'])(
    'leaves %s as it is',
    name => {
      expect(headerName(name)).toBe(name);
      expect(new Headers({ cluster: name }).get('cluster')).toBe(name);
    },
  );

  it.each(['产品', 'prod 🚀', 'a\tb\n'])('makes %j fit a header', name => {
    const fitting = headerName(name);
    expect(new Headers({ cluster: fitting }).get('cluster')).toBe(fitting);
    expect(decodeURIComponent(fitting)).toBe(name);
  });
});
