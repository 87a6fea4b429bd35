import { DATABASE, DatabaseEngineName } from '@backstage-eco/plugin-eco-common';
import { installSimulatedOperator, SIMULATED_OPERATORS } from 'demo';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { engineNamed } from './engines';
import { ApiClient, ApiRequest } from './kubernetes/ApiClient';
import { ApiError } from './kubernetes/ApiError';
import { KINDS } from './kubernetes/kinds';
import { KubernetesObject } from './kubernetes/objects';

const NAMESPACE = 'shop';
const MADE = ['Secret', 'StatefulSet', 'Service', 'MariaDB', 'DatabaseRecord'];
const CASES: [DatabaseEngineName, object][] = [
  ['StatefulSet', { engine: 'mysql', version: '8.4' }],
  ['MariaDBOperator', { engine: 'mysql', version: '11.4' }],
];

/**
 * The API server handles each request, but the controller never receives the
 * response.
 */
describe('a Database for which the first response to each POST is lost', () => {
  let harness: OperatorHarness;
  const lost: string[] = [];

  beforeAll(async () => {
    loseAnswers();
    harness = await OperatorHarness.start('lost-answers');
    await harness.createNamespace(NAMESPACE);
    const { client } = harness.controlPlane;
    await installSimulatedOperator(client, 'mariadb-operator');
    harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await harness?.stop();
  });

  it.each(CASES)(
    'is created once by %s, and leaves nothing behind',
    async (provider, spec) => {
      const { client } = harness.controlPlane;
      const simulation =
        SIMULATED_OPERATORS['mariadb-operator'].simulate(client);
      try {
        const name = `lost-${provider.toLowerCase()}`;
        const database = await harness.createDatabase(NAMESPACE, name, {
          ...spec,
          provider,
          storage: '1Gi',
          deletionPolicy: 'Delete',
        });
        const ready = await harness.untilCondition(database, 'Ready', 'True');
        const secret = await harness.get(
          KINDS.secret,
          NAMESPACE,
          `${name}-credentials`,
        );
        expect(ready.status?.credentials).toEqual({
          source: 'Created',
          uid: secret?.metadata.uid,
        });
        const { resource } = engineNamed(provider);
        expect(lost).toEqual(
          expect.arrayContaining([
            `DatabaseRecord ${name}`,
            `Secret ${name}-credentials`,
            `${resource.kind} ${name}`,
          ]),
        );
        await harness.remove(DATABASE, NAMESPACE, name);
        const rest = await harness.until(
          async () =>
            Promise.all([
              harness.get(DATABASE, NAMESPACE, name),
              harness.get(resource, NAMESPACE, name),
              harness.get(KINDS.secret, NAMESPACE, `${name}-credentials`),
              harness.get(
                { apiVersion: 'example.com/v1', plural: 'databaserecords' },
                NAMESPACE,
                name,
              ),
            ]),
          found => found.every(one => !one),
        );
        expect(rest).toHaveLength(4);
      } finally {
        await simulation.stop();
      }
    },
  );

  function loseAnswers() {
    const request = ApiClient.prototype.request;
    jest
      .spyOn(ApiClient.prototype, 'request')
      .mockImplementation(async function lose<T>(
        this: ApiClient,
        asked: ApiRequest,
      ): Promise<T> {
        const answer = (await request.call(this, asked)) as T;
        const { kind = '', metadata } = (asked.body ?? {}) as KubernetesObject;
        const what = `${kind} ${metadata?.name}`;
        const isFirst = asked.method === 'POST' && !lost.includes(what);
        if (isFirst && MADE.includes(kind)) {
          lost.push(what);
          throw ApiError.noAnswer(new Error('the answer was lost'));
        }
        return answer;
      });
  }
});
