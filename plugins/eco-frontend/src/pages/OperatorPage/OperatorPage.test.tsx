import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { certManagerOperator } from '../../../dev/operators';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const PATH = '/operators/demo-prod/cert-manager/Deployment/cert-manager';

function open(...before: Parameters<typeof server.use>) {
  server.use(...before, ...operatorHandlers, ...backendHandlers);
  openPage(`/eco${PATH}`);
}

async function section(name: string): Promise<HTMLElement> {
  return screen.findByRole('region', { name });
}

describe('OperatorPage', () => {
  it('shows what is declared and observed, by whom, and why', async () => {
    open();
    const maturity = await section('Maturity');
    expect(maturity).toHaveTextContent(
      /Level 4 declared by the Kubernetes ecosystem primer/,
    );
    expect(maturity).toHaveTextContent(/Level 3 declared by the project/);
    const upgrades = within(maturity).getByRole('button', {
      name: /Level 2, seamless upgrades not observed Declared by .* but not observed in this cluster/,
    });
    await userEvent.click(upgrades);
    expect(maturity).toHaveTextContent(
      'No kind is served in several versions.',
    );
    await userEvent.click(
      within(maturity).getByRole('button', { name: /^Level 1/ }),
    );
    expect(
      within(maturity).getByText(/Deployment cert-manager\/cert-manager/),
    ).toBeInTheDocument();
    expect(maturity).toHaveTextContent('status.readyReplicas = 2');
    expect(
      within(maturity).getByRole('button', {
        name: /Level 3.* unknown .*Whether this cluster shows it is unknown/,
      }),
    ).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('shows managed kinds, the evidence, and other candidates', async () => {
    open();
    const kinds = within(await section('Kinds')).getByRole('table');
    const certificate = within(kinds).getByRole('row', {
      name: /^Certificate cert-manager\.io 12 writes the status/,
    });
    expect(certificate).toHaveTextContent(
      'cert-manager-certificates-readiness',
    );
    expect(
      within(kinds).getByRole('row', { name: /^Issuer .* unknown/ }),
    ).toHaveTextContent(/Contested: .*Deployment cert-manager\/issuer-helper$/);
  });

  it("links to its tool and the tool's layers", async () => {
    open();
    const links = [
      await screen.findByRole('link', { name: 'Certificates' }),
      screen.getByRole('link', { name: 'cert-manager' }),
    ];
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/eco/layers/certificates',
      '/eco/tools/cert-manager',
    ]);
  });

  it('marks wildcards in permissions in words', async () => {
    open();
    const permissions = await section('Permissions');
    expect(permissions).toHaveTextContent('1 rule with a wildcard');
    const [, first, second] = within(permissions).getAllByRole('row');
    expect(first).toHaveTextContent(
      /^\* wildcardcore, cert-manager\.ioget, listwhole cluster/,
    );
    expect(second).toHaveTextContent(/kube-system, named objects only/);
  });

  it('shows owned objects as a tree, with finalizers', async () => {
    open();
    const owned = await section('Owned objects');
    expect(owned).toHaveTextContent(/garbage collection/);
    const [certificate] = within(owned).getAllByRole('listitem');
    expect(certificate).toHaveTextContent(
      /^Certificate shop\/shop-tls · Finalizers: cert-manager\.io\/hold/,
    );
    const [job, service] = within(
      within(certificate).getByRole('list'),
    ).getAllByRole('listitem');
    expect(job).toHaveTextContent(
      /^Job shop\/shop-tls-solver · Finalizers: foregroundDeletion · deleting/,
    );
    expect(service).toHaveTextContent(
      /^Service shop\/shop-tls-solver · by label applyset\.kubernetes\.io\/part-of, not by owner reference$/,
    );
  });

  it('shows signs of activity, and what is unknown', async () => {
    open();
    const activity = await section('Activity');
    expect(activity).toHaveTextContent(
      /Pods: 2 of 2 pods are ready\. observed, as of/,
    );
    expect(activity).toHaveTextContent(
      /Leader election: .*: likely no leader runs\. not observed, as of .*spec\.renewTime = 2026-06-01T07/,
    );
    expect(activity).toHaveTextContent(
      /Last version change: Its tool changed from 1\.18\.0 to 1\.19\.1\. observed/,
    );
    await userEvent.click(
      within(activity).getByRole('button', {
        name: 'Status writes: 1 of 2 kinds',
      }),
    );
    expect(activity).toHaveTextContent(
      /Certificate: Written by cert-manager-certificates-readiness/,
    );
    expect(activity).toHaveTextContent(
      /Issuer: No object was sampled: status 403\. unknown/,
    );
    expect(await violations()).toEqual([]);
  });

  it('says that a label alone does not make Kubernetes delete', async () => {
    const [root] = certManagerOperator.children;
    const labelled = root.children.filter(({ label }) => label);
    open(
      http.get(`${API}${PATH}`, () =>
        HttpResponse.json({
          ...certManagerOperator,
          children: [{ ...root, children: labelled }],
        }),
      ),
    );
    expect(
      await screen.findByText(
        /^Here, only the label applyset\.kubernetes\.io\/part-of ties Service shop\/shop-tls-solver to Certificate shop\/shop-tls: .* does not delete it/,
      ),
    ).toBeInTheDocument();
  });

  it('shows facts with their source, and the same operator elsewhere', async () => {
    open();
    const facts = await section('Facts');
    expect(facts).toHaveTextContent(
      /1\.19\.1.*containers\[0\]\.image = quay\.io/,
    );
    const counts = within(facts).getByRole('link', { name: '1 Critical' });
    expect(counts).toHaveAttribute(
      'href',
      '/eco/findings?cluster=demo-prod&tool=cert-manager&severity=critical',
    );
  });

  it('compares the same operator across clusters', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Across clusters' });
    const [, there, here] = within(table).getAllByRole('row');
    expect(here).toHaveTextContent(
      /demo-prod \(this page\)1\.19\.1.*1Critical/,
    );
    expect(there).toHaveTextContent(/demo-dev1\.18\.0.*none/);
    expect(
      within(there).getByRole('link', { name: 'demo-dev' }),
    ).toHaveAttribute(
      'href',
      '/eco/operators/demo-dev/cert-manager/Deployment/cert-manager',
    );
    expect(within(there).getAllByTitle(/^Level \d, .*: /)).toHaveLength(5);
    expect(screen.getByText('Different levels: 5')).toBeInTheDocument();
  });

  it('explains ownership and finalizers with its own objects', async () => {
    open();
    expect(
      await screen.findByText(
        /^Here, Job shop\/shop-tls-solver has an owner reference to Certificate/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^Here, .* is being deleted: it stays until its finalizer foregroundDeletion/,
      ),
    ).toBeInTheDocument();
  });

  it('shows why findings are unknown', async () => {
    const reason = 'permission eco.finding.read is denied';
    const { findings: _, ...detail } = certManagerOperator;
    open(
      http.get(`${API}${PATH}`, () =>
        HttpResponse.json({ ...detail, findingsUnknown: reason }),
      ),
    );
    expect(await section('Facts')).toHaveTextContent(`unknown: ${reason}`);
  });

  it('does not show unread lists as empty', async () => {
    const { permissions: _, ...detail } = certManagerOperator;
    open(
      http.get(`${API}${PATH}`, () =>
        HttpResponse.json({
          ...detail,
          frameworks: [],
          unread: [
            {
              what: 'clusterRoles',
              reason: '403 Forbidden',
              since: '2026-06-01T10:00:00.000Z',
            },
          ],
        }),
      ),
    );
    expect(await section('Permissions')).toHaveTextContent(
      'Unknown: the roles and bindings of this cluster were not read.',
    );
    expect(
      screen.getByText(/Not read: clusterRoles \(403 Forbidden\)/),
    ).toBeInTheDocument();
    expect(await section('Facts')).toHaveTextContent(
      'unknown: most operators leave no trace of it',
    );
  });

  it('says that there is no such operator', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators/demo-prod/shop/Deployment/nothing');
    expect(
      await screen.findByRole('heading', {
        name: /No operator Deployment shop\/nothing in demo-prod/,
      }),
    ).toBeInTheDocument();
  });
});
