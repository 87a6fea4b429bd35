import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const PATH = '/eco/kinds/cert-manager.io/certificates';

function open(query = '', ...before: Parameters<typeof server.use>) {
  server.use(...before, ...operatorHandlers, ...backendHandlers);
  openPage(`${PATH}${query}`);
}

async function fields(): Promise<HTMLElement> {
  return screen.findByRole('list', { name: 'Fields of Certificate' });
}

describe('KindPage', () => {
  it('shows the versions and the number of objects in each cluster', async () => {
    open();
    const table = await screen.findByRole('table', {
      name: 'In your clusters',
    });
    expect(
      within(table).getByRole('row', {
        name: /^demo-prod v1 served, storage, status v1 none 12/,
      }),
    ).toBeInTheDocument();
    expect(
      within(table).getByRole('row', {
        name: /^demo-dev .*v1beta1 not served, deprecated v1beta1, v1 webhook cert-manager\/cert-manager-webhook not counted yet$/,
      }),
    ).toBeInTheDocument();
    await fields();
    expect(await violations()).toEqual([]);
  });

  it('shows controllers and writers, with evidence', async () => {
    open();
    const owner = await screen.findByRole('region', { name: 'Who manages it' });
    expect(
      within(owner).getByRole('link', {
        name: 'Deployment cert-manager/cert-manager',
      }),
    ).toHaveAttribute(
      'href',
      '/eco/operators/demo-prod/cert-manager/Deployment/cert-manager',
    );
    expect(owner).toHaveTextContent('certificates/status');
    expect(owner).toHaveTextContent(
      /Written bycert-manager-certificates-readiness on status \(9 of 10 sampled objects\)/,
    );
    await userEvent.click(
      within(owner).getByRole('button', { name: /^demo-dev unknown/ }),
    );
    expect(owner).toHaveTextContent(
      /Not known: clusterRoles \(403 Forbidden\)/,
    );
  });

  it.each([
    [{ type: 'object' }, 'keeps only apiVersion, kind and metadata'],
    [
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      'its objects may hold anything',
    ],
  ])('says that a schema has no fields %#', async (schema, words) => {
    server.use(
      http.get(`${API}/schemas/:hash`, () => HttpResponse.json(schema)),
    );
    server.use(...operatorHandlers.slice(0, -1), ...backendHandlers);
    openPage(PATH);
    const note = await screen.findByText(/schema has no fields/);
    expect(note).toHaveTextContent(words);
    expect(
      screen.queryByRole('list', { name: 'Fields of Certificate' }),
    ).toBeNull();
  });

  it('unfolds the schema field by field', async () => {
    open();
    const tree = await fields();
    expect(tree).toHaveTextContent(
      /secretName string · required, minLength 1Name of the Secret/,
    );
    expect(tree).toHaveTextContent(/dnsNames \[\]string · maxItems 100/);
    expect(tree).toHaveTextContent(
      /Rule: duration\(self\) >= duration\('1h'\) \(too short\)/,
    );
    const issuer = within(tree).getByRole('button', {
      name: 'Show the fields of spec.issuerRef',
    });
    issuer.focus();
    await userEvent.keyboard('{Enter}');
    expect(tree).toHaveTextContent(
      /kind stringDefault: IssuerOne of: Issuer, ClusterIssuer/,
    );
    expect(issuer).toHaveAttribute('aria-expanded', 'true');
  });

  it.each([
    ['of a field', 'spec', (properties: object) => ({ spec: { properties } })],
    ['of the kind', 'Certificate', (properties: object) => properties],
  ])('shows thousands of fields %s in steps', async (_, of, schema) => {
    const properties = Object.fromEntries(
      Array.from({ length: 502 }, (_each, index) => [`f${index}`, {}]),
    );
    open(
      '',
      http.get(`${API}/schemas/:hash`, () =>
        HttpResponse.json({ properties: schema(properties) }),
      ),
    );
    const tree = await fields();
    expect(tree).toHaveTextContent('f499');
    expect(tree).not.toHaveTextContent('f500');
    await userEvent.click(
      within(tree).getByRole('button', {
        name: `Show 2 more fields of ${of} (2 not shown)`,
      }),
    );
    expect(tree).toHaveTextContent(/f501 any$/);
  });

  it('finds fields by name and description', async () => {
    open();
    await fields();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search fields and descriptions' }),
      'key pair',
    );
    expect(await screen.findByText('1 field matches')).toBeInTheDocument();
    expect(await fields()).toHaveTextContent(/^spec\.secretName/);
  });

  it('offers an example manifest', async () => {
    open();
    const example = await screen.findByRole('region', {
      name: 'Example manifest',
    });
    expect(await within(example).findByText(/^apiVersion/)).toHaveTextContent(
      'apiVersion: cert-manager.io/v1 kind: Certificate metadata: name: example namespace: default spec: secretName: example issuerRef: name: example',
    );
  });

  it('compares the schemas of two clusters field by field', async () => {
    open('?with=v1@demo-dev');
    const table = await screen.findByRole('table', { name: 'Compare' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(rows).toContain('spec.keystores and 2 moreonly in v1@demo-dev');
    expect(rows).toContain('spec.issuerRef and 2 moreonly in v1@demo-prod');
    expect(rows).toContain(
      'spec.secretNamediffers' + 'limits: minLength 1' + 'limits: –',
    );
    expect(await violations()).toEqual([]);
  });

  it('says that there is no such kind', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/kinds/example.com/nothings');
    expect(
      await screen.findByRole('heading', {
        name: 'No kind nothings.example.com that you may see',
      }),
    ).toBeInTheDocument();
  });
});
