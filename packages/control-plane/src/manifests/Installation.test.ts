import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesError } from '../client/KubernetesError';
import { NoAnswer } from '../client/transport';
import { Installation } from './Installation';

const OBJECT = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'checkout', namespace: 'shop' },
};

interface Answer {
  status: number;
  reason: string;
}

const TIMEOUT = { status: 504, reason: 'Timeout' };
const NONE = { status: 0, reason: '' };

/** Installs one object on a server that gives these answers first. */
async function install(answers: Answer[]) {
  const report = { installed: [], refused: [] };
  const client = {
    mapping: async () => ({ namespaced: true, hasStatus: false }),
    serverSideApply: async (object: object) => {
      const answer = answers.shift();
      if (answer === NONE) {
        throw new NoAnswer('no answer within 90 s');
      } else if (answer) {
        const message = `it says ${answer.reason}`;
        throw new KubernetesError({ request: 'PATCH', message, ...answer });
      }
      return object;
    },
  } as unknown as KubernetesClient;
  await new Installation(client, report, {} as any).applyAll([
    { object: OBJECT },
  ]);
  return report;
}

describe('installing on a slow server', () => {
  it('retries if the server timed out', async () => {
    const { installed, refused } = await install([TIMEOUT, TIMEOUT]);
    expect(refused).toEqual([]);
    expect(installed).toMatchObject([{ kind: 'Service', name: 'checkout' }]);
  });

  it('retries if the server did not answer', async () => {
    const { installed } = await install([NONE]);
    expect(installed).toMatchObject([{ kind: 'Service', name: 'checkout' }]);
  });

  it('reports repeated timeouts as refused', async () => {
    const { refused } = await install(Array(10).fill(TIMEOUT));
    expect(refused).toMatchObject([{ reason: 'it says Timeout' }]);
  });

  it('does not retry a refusal', async () => {
    const { refused } = await install([{ status: 422, reason: 'Invalid' }]);
    expect(refused).toMatchObject([{ reason: 'it says Invalid' }]);
  });
});
