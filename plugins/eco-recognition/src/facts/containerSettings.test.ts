import { containerSettings } from './containerSettings';

function settingsOf(container: object, annotations = {}) {
  return containerSettings(
    { name: 'manager', ...container },
    { namespace: 'acme-system', annotations },
  );
}

const ownNamespace = { fieldRef: { fieldPath: 'metadata.namespace' } };
const olmNamespaces = {
  fieldRef: { fieldPath: "metadata.annotations['olm.targetNamespaces']" },
};

describe('container settings', () => {
  it.each<[string, object, string[] | 'all', string]>([
    ['a list', { args: ['--namespaces=a,b'] }, ['a', 'b'], 'args[0]'],
    ['two arguments', { args: ['--watch-namespace', 'a'] }, ['a'], 'args[0]'],
    ['the command', { command: ['x', '-namespaces=a'] }, ['a'], 'command[1]'],
    ['a star', { args: ['--watch-namespaces=*'] }, 'all', 'args[0]'],
    ['a switch', { args: ['--watch-all-namespaces=true'] }, 'all', 'args[0]'],
    [
      'a variable',
      { env: [{ name: 'A' }, { name: 'WATCH_NAMESPACE', value: 'a, b' }] },
      ['a', 'b'],
      'env[1]',
    ],
    ['no value', { env: [{ name: 'WATCH_NAMESPACE' }] }, 'all', 'env[0]'],
    [
      'its own namespace',
      { env: [{ name: 'WATCH_NAMESPACE', valueFrom: ownNamespace }] },
      ['acme-system'],
      'env[0]',
    ],
    [
      'a variable in an argument',
      {
        args: ['--watch-namespace=$(POD_NAMESPACE)'],
        env: [{ name: 'POD_NAMESPACE', valueFrom: ownNamespace }],
      },
      ['acme-system'],
      'args[0]',
    ],
    [
      'what OLM wrote',
      { env: [{ name: 'WATCH_NAMESPACE', valueFrom: olmNamespaces }] },
      ['shop', 'till'],
      'env[0]',
    ],
  ])('give the watched namespaces: %s', (_, container, value, field) => {
    const annotations = { 'olm.targetNamespaces': 'shop,till' };
    expect(settingsOf(container, annotations)).toEqual({
      watchedNamespaces: { value, field },
    });
  });

  it.each<[string, object, boolean, string]>([
    ['a switch', { args: ['--leader-elect'] }, true, 'args[0]'],
    ['a value', { args: ['-v', '--leader-elect=false'] }, false, 'args[1]'],
    ['the older name', { args: ['-enable-leader-election'] }, true, 'args[0]'],
    [
      'a variable',
      { env: [{ name: 'ENABLE_LEADER_ELECTION', value: 'True' }] },
      true,
      'env[0]',
    ],
  ])(
    'give whether it uses leader election: %s',
    (_, container, value, field) => {
      expect(settingsOf(container)).toEqual({
        leaderElection: { value, field },
      });
    },
  );

  it.each<[string, object]>([
    ['an argument', { args: ['--ingress-class=internal'] }],
    ['two arguments', { args: ['--ingress-class', 'internal'] }],
    ['the words of HAProxy', { args: ['--ingress.class=internal'] }],
    [
      'the words of Traefik',
      { args: ['--providers.kubernetesingress.ingressclass=internal'] },
    ],
    [
      'the words of Kong',
      { env: [{ name: 'CONTROLLER_INGRESS_CLASS', value: 'internal' }] },
    ],
  ])('give its ingress class: %s', (_, container) => {
    const { ingressClass } = settingsOf(container) ?? {};
    expect(ingressClass).toEqual({
      value: 'internal',
      field: 'args' in container ? 'args[0]' : 'env[0]',
    });
  });

  it.each<[string, object]>([
    ['no name of a class', { args: ['--ingress-class=hunter2!'] }],
    ['others', { args: ['--token=hunter2', '--namespace=a', 'hunter2'] }],
    ['longer names', { args: ['--leader-elect-lease-duration=15s'] }],
    ['other forms', { args: ['--watch-namespace=hunter2!'] }],
    ['one of many', { args: ['--namespaces=a,hunter2_x'] }],
    ['no boolean', { args: ['--leader-elect=hunter2'] }],
    ['a secret', { env: [{ name: 'WATCH_NAMESPACE', valueFrom: {} }] }],
    ['what is missing', { args: ['--watch-namespace=$(HUNTER2)'] }],
    ['parts', { args: ['--watch-namespace=a-$(HUNTER2)'] }],
    ['contradictions', { args: ['--namespaces=a', '--watch-namespace=b'] }],
    ['a shell', { command: ['sh', '-c', 'run --leader-elect'] }],
  ])('are omitted: %s', (_, container) => {
    expect(settingsOf(container)).toBeUndefined();
  });

  it.each([
    { args: ['--constructor=1', '--leader-elect'] },
    { env: [{ name: 'constructor', value: 'x' }], args: ['--leader-elect'] },
  ])('ignore names that every object inherits', container => {
    expect(settingsOf(container)).toMatchObject({
      leaderElection: { value: true },
    });
  });
});
