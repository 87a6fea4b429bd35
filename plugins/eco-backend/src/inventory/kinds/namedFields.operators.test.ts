import { ListedKind } from '.';
import { factsOf } from '../__testUtils__/factsOf';

describe('kinds of operators', () => {
  it.each<[ListedKind, Record<string, unknown>, Record<string, unknown>]>([
    [
      'serviceMonitors',
      { spec: { selector: { matchLabels: { app: 'a' } } } },
      {
        selector: { matchLabels: { app: 'a' }, matchExpressions: [] },
        namespaces: [],
      },
    ],
    [
      'podMonitors',
      {
        metadata: { namespace: 'shop' },
        spec: {
          namespaceSelector: {},
          podMetricsEndpoints: [
            { port: 'metrics' },
            { port: 'metrics', path: '/probe' },
            { targetPort: 8080 },
          ],
        },
      },
      { namespaces: ['shop'], ports: ['metrics', '8080'] },
    ],
    [
      'podMonitors',
      { spec: { namespaceSelector: { any: true } } },
      { namespaces: 'all' },
    ],
    [
      'prometheusRules',
      {
        spec: {
          groups: [
            { rules: [{ alert: 'Down' }, { record: 'job:up' }] },
            { rules: [{ alert: 'Slow' }] },
          ],
        },
      },
      { alerts: 2 },
    ],
    [
      'clusterServiceVersions',
      {
        spec: {
          displayName: 'Web',
          version: '1.2.3',
          replaces: 'web.v1.2.2',
          customresourcedefinitions: {
            owned: [{ name: 'webs.example.com' }],
            required: [{ name: 'certificates.cert-manager.io' }],
          },
          install: { spec: { deployments: [{ name: 'web-operator' }] } },
        },
        status: { phase: 'Succeeded', reason: 'InstallSucceeded' },
      },
      {
        displayName: 'Web',
        version: '1.2.3',
        replaces: 'web.v1.2.2',
        ownedCrds: ['webs.example.com'],
        requiredCrds: ['certificates.cert-manager.io'],
        deployments: ['web-operator'],
        phase: 'Succeeded',
        reason: 'InstallSucceeded',
      },
    ],
    [
      'subscriptions',
      {
        spec: {
          name: 'web',
          channel: 'stable',
          source: 'operatorhub',
          sourceNamespace: 'olm',
          installPlanApproval: 'Manual',
        },
        status: {
          installedCSV: 'web.v1.2.2',
          currentCSV: 'web.v1.2.3',
          state: 'UpgradePending',
        },
      },
      {
        package: 'web',
        channel: 'stable',
        source: { namespace: 'olm', name: 'operatorhub' },
        approval: 'Manual',
        installedVersion: 'web.v1.2.2',
        currentVersion: 'web.v1.2.3',
        state: 'UpgradePending',
      },
    ],
    [
      'installPlans',
      {
        spec: { approved: false, clusterServiceVersionNames: ['web.v1.2.3'] },
        status: { phase: 'RequiresApproval' },
      },
      { approved: false, phase: 'RequiresApproval', versions: ['web.v1.2.3'] },
    ],
    ['operatorGroups', { status: { namespaces: [''] } }, { namespaces: [''] }],
    [
      'catalogSources',
      {
        spec: { sourceType: 'grpc', image: 'a/b:1', publisher: 'Example' },
        status: { connectionState: { lastObservedState: 'READY' } },
      },
      {
        sourceType: 'grpc',
        image: 'a/b:1',
        publisher: 'Example',
        state: 'READY',
      },
    ],
    [
      'clusterExtensions',
      {
        spec: {
          namespace: 'web',
          serviceAccount: { name: 'installer' },
          source: { catalog: { packageName: 'web', version: '1.x' } },
        },
        status: {
          install: { bundle: { name: 'web.v1.2.3', version: '1.2.3' } },
          conditions: [{ type: 'Installed', status: 'True' }],
        },
      },
      {
        package: 'web',
        wantedVersion: '1.x',
        installNamespace: 'web',
        serviceAccount: 'installer',
        bundle: { name: 'web.v1.2.3', version: '1.2.3' },
        conditions: [{ type: 'Installed', status: 'True' }],
      },
    ],
    [
      'clusterIssuers',
      {
        spec: {
          acme: { server: 'https://me:hunter2@acme.example.com:8443/hunter2' },
        },
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      },
      { type: 'acme', acmeHost: 'acme.example.com', ready: 'False' },
    ],
    [
      'issuers',
      { spec: { acme: { server: 'no address' } } },
      { type: 'acme', acmeHost: undefined, ready: undefined },
    ],
    [
      'issuers',
      { spec: { vault: { auth: { tokenSecretRef: { name: 'hunter2' } } } } },
      { type: 'vault', acmeHost: undefined },
    ],
    ['issuers', { spec: { newer: {} } }, { type: undefined }],
    [
      'certificates',
      {
        spec: { issuerRef: { name: 'letsencrypt' }, secretName: 'hunter2' },
        status: {
          notAfter: '2026-03-01T00:00:00Z',
          renewalTime: '2026-02-01T00:00:00Z',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      {
        issuer: {
          group: 'cert-manager.io',
          kind: 'Issuer',
          name: 'letsencrypt',
        },
        notAfter: '2026-03-01T00:00:00Z',
        renewalTime: '2026-02-01T00:00:00Z',
        ready: 'True',
      },
    ],
    [
      'certificates',
      {
        spec: {
          issuerRef: { group: 'awspca.cert-manager.io', kind: 'A', name: 'b' },
        },
      },
      {
        issuer: { group: 'awspca.cert-manager.io', kind: 'A', name: 'b' },
        notAfter: undefined,
        ready: undefined,
      },
    ],
    [
      'secretStores',
      {
        spec: {
          provider: { fake: { data: [{ key: 'a', value: 'hunter2' }] } },
        },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      { provider: 'fake', ready: 'True' },
    ],
    ['clusterSecretStores', { spec: {} }, { provider: undefined }],
    [
      'databases',
      {
        spec: {
          engine: 'postgres',
          version: '17',
          storage: '1Gi',
          sizeClass: 'small',
          owner: 'group:default/shop-team',
          parameters: { 'app.password': 'hunter2' },
        },
        status: {
          engine: { name: 'StatefulSet', type: 'postgres', reason: 'alone' },
          replicas: 2,
          readyReplicas: 1,
          credentials: { uid: 'hunter2' },
          connection: {
            host: 'orders.shop',
            port: 5432,
            user: 'app',
            secretRef: {
              name: 'orders-app',
              keys: { user: 'username', password: 'password' },
            },
          },
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      {
        engine: 'postgres',
        version: '17',
        storage: '1Gi',
        sizeClass: 'small',
        owner: 'group:default/shop-team',
        provider: { name: 'StatefulSet', reason: 'alone' },
        replicas: 2,
        readyReplicas: 1,
        connection: {
          host: 'orders.shop',
          port: 5432,
          user: 'app',
          secret: {
            name: 'orders-app',
            userKey: 'username',
            passwordKey: 'password',
          },
        },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    ],
    ['databases', {}, { engine: undefined, connection: undefined }],
  ])('%s keep their named fields', (part, raw, expected) => {
    const facts = factsOf(part, raw);
    expect(facts).toMatchObject(expected);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
