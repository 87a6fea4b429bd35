import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { loopbackCertificate } from 'control-plane';

/** Object under review. */
interface Reviewed {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  name: string;
  dryRun: boolean;
}

/** `hang` does not respond until the answer changes. */
type WebhookAnswer = 'allow' | 'hang' | { deny: string; code?: number };

/**
 * A real admission webhook on this machine. It allows everything by default.
 */
export class AdmissionWebhook {
  answer: (reviewed: Reviewed) => WebhookAnswer = () => 'allow';
  /** Base64 of the PEM, as in a webhook configuration. */
  readonly caBundle: string;
  readonly #server: Server;
  #hanging: Array<() => void> = [];

  private constructor(server: Server, ca: string) {
    this.#server = server;
    this.caBundle = Buffer.from(ca).toString('base64');
  }

  static async start(): Promise<AdmissionWebhook> {
    const { ca, ...tls } = await loopbackCertificate('webhook');
    const server = createServer(tls);
    const webhook = new AdmissionWebhook(server, ca);
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
    return webhook;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Allows everything from now on, including requests that hang. */
  release(): void {
    this.answer = () => 'allow';
    this.#hanging.splice(0).forEach(resolve => resolve());
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** @returns undefined if the request hangs */
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
