import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { KubeconfigFailure, readKubeconfig } from 'kubeconfig-proxy/reader';
import { stringify } from 'yaml';
import { Door } from '../Door';
import { mutate, mutations } from '../mutations';

const KUBECONFIG = {
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'staging',
  contexts: [
    { name: 'staging', context: { cluster: 'one', user: 'token' } },
    { name: 'production', context: { cluster: 'two', user: 'exec' } },
    { name: 'broken', context: { cluster: 'none', user: 'none' } },
  ],
  clusters: [
    { name: 'one', cluster: { server: 'https://127.0.0.1:6443' } },
    {
      name: 'two',
      cluster: {
        server: 'https://two.example.com',
        'insecure-skip-tls-verify': true,
        'proxy-url': 'socks5://127.0.0.1:1080',
      },
    },
  ],
  users: [
    { name: 'token', user: { token: 'a', tokenFile: 'token.txt' } },
    {
      name: 'exec',
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'never-run',
          args: ['--cluster', 'two'],
          env: [{ name: 'A', value: 'b' }],
          interactiveMode: 'Never',
        },
      },
    },
  ],
};

/**
 * An untrusted kubeconfig, read without contacting a server. Its contexts must
 * be usable or reported with a reason, or the file must be refused.
 */
export const kubeconfigs: Door = {
  name: 'kubeconfigs',
  async open({ folder }) {
    const file = join(folder, 'kubeconfig');
    const input = fc.record({
      changes: mutations(),
      cutAfter: fc.option(fc.nat(1_500), { freq: 4 }),
    });
    return {
      property: fc.asyncProperty(input, async ({ changes, cutAfter }) => {
        const text = stringify(mutate(KUBECONFIG, changes)) ?? '';
        await writeFile(file, text.slice(0, cutAfter ?? undefined));
        try {
          const { usable, unusable } = await readKubeconfig(file, []);
          if (usable.length + unusable.length === 0) {
            throw new Error('no context, and no word of it');
          }
          if (unusable.some(({ reason }) => !reason)) {
            throw new Error('a context is left out without a reason');
          }
        } catch (error) {
          if (!(error instanceof KubeconfigFailure)) {
            throw error;
          }
        }
      }),
    };
  },
};
