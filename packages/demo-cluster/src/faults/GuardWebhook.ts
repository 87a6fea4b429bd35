import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Authority } from '../controlPlane/Authority';
import { ControlPlane } from '../controlPlane/types';

/** One object that an API server asks about. */
interface Reviewed {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  name: string;
  dryRun: boolean;
}

/** `hang`: it never answers, until it is told something else. */
type GuardAnswer = 'allow' | 'hang' | { deny: string; code?: number };

const NAME = 'guard.example.com';

/** A real admission webhook for Databases of one namespace. */
export class GuardWebhook {
  answer: (reviewed: Reviewed) => GuardAnswer = () => 'allow';
  readonly #server: Server;
  #hanging: Array<() => void> = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param namespace - it has to be labelled with its name, as every one is */
  static async start(
    { client }: ControlPlane,
    namespace: string,
  ): Promise<GuardWebhook> {
    const authority = await Authority.create('guard');
    const tls = await authority.issue({
      commonName: 'guard',
      addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
    });
    const server = createServer(tls);
    const webhook = new GuardWebhook(server);
    server.on('request', async (request, response) => {
      const { request: asked } = (await json(request)) as any;
      const reply = () => webhook.#reply(asked);
      let answer = reply();
      while (!answer) {
        await new Promise<void>(resolve => webhook.#hanging.push(resolve));
        answer = reply();
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await client.serverSideApply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'guard-of-databases' },
      webhooks: [
        {
          name: NAME,
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Fail',
          timeoutSeconds: 30,
          clientConfig: {
            url: `https://127.0.0.1:${port}/`,
            caBundle: Buffer.from(authority.cert).toString('base64'),
          },
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': namespace },
          },
          rules: [
            {
              apiGroups: ['example.com'],
              apiVersions: ['*'],
              operations: ['CREATE', 'UPDATE', 'DELETE'],
              resources: ['databases'],
            },
          ],
        },
      ],
    });
    return webhook;
  }

  /** Answers what hangs. */
  release(): void {
    this.answer = () => 'allow';
    this.#hanging.splice(0).forEach(resolve => resolve());
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** @returns undefined where it hangs */
  #reply(asked: any): object | undefined {
    const { uid, operation, name, dryRun } = asked;
    const answer = this.answer({ operation, name, dryRun: Boolean(dryRun) });
    if (answer === 'hang') {
      return undefined;
    }
    return {
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      response: {
        uid,
        allowed: answer === 'allow',
        ...(answer !== 'allow' && {
          status: { code: answer.code, message: answer.deny },
        }),
      },
    };
  }
}
