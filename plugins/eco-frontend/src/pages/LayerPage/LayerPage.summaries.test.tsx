import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { definitions } from '../../../dev/recorded';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

/** Returns the cell texts of a table, row by row. */
async function rowsOf(name: string): Promise<string[][]> {
  const table = await screen.findByRole('table', { name });
  return [...(table as HTMLTableElement).rows].map(row =>
    [...row.cells].map(cell => cell.textContent ?? ''),
  );
}

/** Returns the texts of a bar's parts. */
async function partsOf(name: string): Promise<string[]> {
  const list = await screen.findByRole('list', { name });
  return within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '');
}

describe('the counts on the page of a layer', () => {
  it('include certificates by time until expiry, with their issuers', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/certificates');
    expect(await partsOf('Certificates in demo-prod by time left')).toEqual([
      '1 expired',
      '1 within 7 days',
      '6 within 30 days',
      '26 within 90 days',
      '2 later',
      '1 not issued',
    ]);
    expect(await rowsOf('Issuers in demo-prod')).toEqual([
      ['Issuer', 'Type', 'State', 'Certificates'],
      ['ClusterIssuer letsencrypt-prod', 'ACME, Let’s Encrypt', 'ready', '31'],
      [
        'Issuer shop-payments/payments-vault',
        'HashiCorp Vault',
        'not ready',
        '4',
      ],
      ['Issuer sandbox/new', 'CA', 'not reported yet', 'unknown'],
    ]);
    const soonest = 'Certificates in demo-prod that expire first';
    expect(await rowsOf(soonest)).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 7' }));
    expect((await rowsOf(soonest))[1].slice(0, 2)).toEqual([
      'shop/shop-0',
      'yesterday',
    ]);
    expect(await rowsOf(soonest)).toHaveLength(8);
    const section = screen.getByRole('region', {
      name: 'Issuers and certificates of cert-manager',
    });
    expect(section).toHaveTextContent('None in demo-dev.');
    expect(section).toHaveTextContent(
      'Unknown in Edge Hamburg: never read: connect ECONNREFUSED',
    );
    expect(await violations()).toEqual([]);
  });

  it('include storage, without numbers for unread lists', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/storage');
    expect(await rowsOf('Storage classes of demo-prod')).toEqual([
      ['Storage class', 'Provisioner', 'Claims', 'Volumes'],
      ['gp3default', 'ebs.csi.aws.com', '18', '18'],
      ['io2', 'ebs.csi.aws.com', '3', '3'],
    ]);
    expect(await partsOf('Claims in demo-prod')).toEqual([
      '21 Bound',
      '3 Pending',
    ]);
    const prod = screen.getByRole('region', { name: 'demo-prod' });
    expect(prod).toHaveTextContent(
      '2 claims name the class gp2, which does not exist.',
    );
    const dev = screen.getByRole('region', { name: 'demo-dev' });
    expect(dev).toHaveTextContent('No default class');
    expect(dev).toHaveTextContent(
      'PersistentVolumeClaims could not be read: the API server refuses to list them (403)',
    );
    expect((await rowsOf('Storage classes of demo-dev'))[1]).toEqual([
      'longhorn',
      'example.test/longhorn',
      'unknown',
      '2',
    ]);
    expect(
      screen.queryByRole('list', { name: 'Claims in demo-dev' }),
    ).not.toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('include secret stores by provider', async () => {
    server.use(...backendHandlers);
    openPage('/eco/layers/secrets');
    expect(await rowsOf('Secret stores in demo-prod')).toEqual([
      ['Provider', 'SecretStores', 'ClusterSecretStores', 'State'],
      [
        'AWS Secrets Manager or Parameter Store',
        '2',
        '1',
        '2 ready1 not ready',
      ],
      ['HashiCorp Vault', '0', '1', '1 ready'],
    ]);
    expect(screen.getByRole('region', { name: 'demo-prod' })).toHaveTextContent(
      '12 ExternalSecrets use them.',
    );
    expect(await violations()).toEqual([]);
  });

  it('include operators by framework, each linked to its page', async () => {
    const tool = definitions.items.find(({ id }) => id === 'kubebuilder');
    server.use(
      http.get(`${API}/tools/kubebuilder`, () =>
        HttpResponse.json({ tool, detections: [], unknown: [] }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/layers/operator-frameworks');
    const table = await screen.findByRole('table', {
      name: 'Operators of demo-prod by framework',
    });
    await userEvent.click(
      await within(table).findByRole('link', { name: 'Kubebuilder' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Kubebuilder', level: 2 }),
    ).toBeInTheDocument();
    const operators = await screen.findByRole('region', {
      name: 'Operators that seem to be built with it',
    });
    await userEvent.click(
      await within(operators).findByRole('button', {
        name: /Deployment cnpg-system\/cnpg-controller-manager/,
      }),
    );
    const facts = await within(operators).findByRole('table', {
      name: 'What shows that Deployment cnpg-system/cnpg-controller-manager is built with Kubebuilder',
    });
    expect(facts).toHaveTextContent('spec.template.spec.containers[0].name');
    expect(operators).toHaveTextContent('None in demo-dev.');
    expect(await violations()).toEqual([]);
  });

  it('show why they could not be loaded, and retry', async () => {
    let isBroken = true;
    server.use(
      http.get(`${API}/storage`, () =>
        isBroken
          ? HttpResponse.json(
              {
                error: { name: 'Error', message: 'disk full' },
                response: { statusCode: 500 },
              },
              { status: 500 },
            )
          : undefined,
      ),
      ...backendHandlers,
    );
    openPage('/eco/layers/storage');
    const alert = await screen.findByRole('alert', {}, { timeout: 20_000 });
    expect(alert).toHaveTextContent('disk full');
    // The rest of the page is still rendered.
    expect(
      screen.getByRole('heading', { name: 'Storage', level: 2 }),
    ).toBeInTheDocument();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', {
        name: 'Storage classes of demo-prod',
      }),
    ).toBeInTheDocument();
  });

  it('say that the user may not see them', async () => {
    server.use(
      http.get(`${API}/secret-stores`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError' } },
          { status: 403 },
        ),
      ),
      ...backendHandlers,
    );
    openPage('/eco/layers/secrets');
    expect(
      await screen.findByRole('alert', {}, { timeout: 20_000 }),
    ).toHaveTextContent('eco.inventory.read');
  });
});
