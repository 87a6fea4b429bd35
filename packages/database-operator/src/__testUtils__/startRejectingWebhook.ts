import { Authority } from 'demo-cluster';
import { once } from 'events';
import { createServer } from 'https';
import { AddressInfo } from 'net';
import { json } from 'stream/consumers';

/** An admission webhook on this machine. */
export interface RejectingWebhook {
  url: string;
  /** base64 of the PEM, as a webhook configuration has it. */
  caBundle: string;
  /** From now on it admits everything. */
  admit(): void;
  stop(): Promise<void>;
}

/** Starts a webhook that denies every request, with these words. */
export async function startRejectingWebhook(
  message: string,
): Promise<RejectingWebhook> {
  const authority = await Authority.create('webhook');
  const pair = await authority.issue({
    commonName: 'webhook',
    addresses: { ips: ['127.0.0.1'], names: [] },
  });
  let allowed = false;
  const server = createServer(pair, async (asked, answer) => {
    const { request } = (await json(asked)) as { request: { uid: string } };
    answer.setHeader('content-type', 'application/json');
    answer.end(
      JSON.stringify({
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        response: {
          uid: request.uid,
          allowed,
          status: { code: 403, message },
        },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/validate`,
    caBundle: Buffer.from(authority.cert).toString('base64'),
    admit: () => {
      allowed = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
