import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { operatorList } from '../../../dev/operators';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import {
  API,
  backendHandlers,
  deniedHandler,
  emptyHandlers,
  openPage,
} from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

async function rowNamed(name: RegExp): Promise<HTMLElement> {
  const table = await screen.findByRole('table', { name: 'Operators' });
  return within(table).findByRole('row', { name });
}

/** Returns the titles of a row's five maturity levels. */
function marksIn(row: HTMLElement): Array<string | null> {
  return within(within(row).getByRole('list', { name: 'Maturity levels' }))
    .getAllByRole('listitem')
    .map(({ title }) => title);
}

describe('OperatorsPage', () => {
  it('shows five maturity levels of each operator, with declared ones', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators');
    const row = await rowNamed(/cert-manager .*demo-prod/);
    expect(marksIn(row)).toEqual([
      'Level 1, basic install: observed, declared',
      'Level 2, seamless upgrades: not observed, declared',
      'Level 3, full lifecycle: unknown, declared',
      'Level 4, deep insights: observed, declared',
      'Level 5, auto-pilot: not observed',
    ]);
    expect(
      within(row).getByRole('link', { name: 'cert-manager' }),
    ).toHaveAttribute(
      'href',
      '/eco/operators/demo-prod/cert-manager/Deployment/cert-manager',
    );
    expect(
      within(row).getByRole('link', { name: 'Certificate' }),
    ).toHaveAttribute('href', '/eco/kinds/cert-manager.io/certificates');
    expect(row).toHaveTextContent('all namespaces');
    const strange = await rowNamed(/order-controller/);
    expect(strange).toHaveTextContent('Order (contested)');
    expect(strange).toHaveTextContent('3 rules');
    expect(strange).toHaveTextContent('unknown: not a tool that Eco knows');
    expect(within(row).getByRole('link', { name: '2 Info' })).toHaveAttribute(
      'href',
      '/eco/findings?cluster=demo-prod&tool=cert-manager&severity=info',
    );
    expect(document.title).toMatch(/^Operators \| Ecosystem/);
    expect(await violations()).toEqual([]);
  });

  it('lists unknown clusters and unread lists', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators');
    expect(
      await screen.findByText(
        /Operators in Edge Hamburg are unknown: no answer in 10 s/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Not read in demo-dev: PodMonitor \(403 Forbidden\)/),
    ).toBeInTheDocument();
  });

  it('filters by observed level, and by unconfirmed declarations', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators?maturity=4&maturity=claimed&cluster=demo-dev');
    expect(await screen.findByText('1 of 3 operators')).toBeInTheDocument();
    await rowNamed(/cert-manager .*1\.18\.0/);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search operators' }),
      'order',
    );
    expect(
      await screen.findByText('No operators match these filters.'),
    ).toBeInTheDocument();
  });

  it('exports each level as a separate column', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators?q=order');
    await rowNamed(/order-controller/);
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect((await saved[0].text()).split('\r\n')).toEqual([
      'operator,workload,cluster,version,kinds,level_1,level_2,level_3,level_4,level_5,findings,framework,watches,wildcards',
      'order-controller,StatefulSet shop/order-controller,demo-dev,,Order.shop.example.com,observed,unknown,not-observed,not-observed,not-observed,,,,3',
    ]);
  });

  it('names the permission that findings require', async () => {
    const findingsUnknown = 'permission eco.finding.read is denied';
    server.use(
      http.get(`${API}/operators`, () =>
        HttpResponse.json({ ...operatorList, findings: [], findingsUnknown }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/operators');
    expect(await rowNamed(/cert-manager .*demo-prod/)).toHaveTextContent(
      `unknown: ${findingsUnknown}`,
    );
  });

  it('explains that there are no operators, or no clusters', async () => {
    const none = { items: [], findings: [], unknownIn: [], unread: [] };
    server.use(
      http.get(`${API}/operators`, () => HttpResponse.json(none)),
      ...backendHandlers,
    );
    const { unmount } = openPage('/eco/operators');
    expect(await screen.findByText(/^No operators found/)).toBeInTheDocument();
    unmount();
    server.use(...emptyHandlers);
    openPage('/eco/operators');
    expect(
      await screen.findByRole('heading', { name: 'No clusters configured' }),
    ).toBeInTheDocument();
  });

  it('names the permission that the page requires', async () => {
    server.use(deniedHandler);
    openPage('/eco/operators');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});

describe('AboutOperatorsPage', () => {
  it('explains levels and frameworks, with counts of the clusters', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/operators/about');
    const levels = await screen.findByRole('table', {
      name: 'Maturity levels',
    });
    expect(
      await within(levels).findByRole('row', {
        name: /4 deep insights .*Metrics, alerts, log analysis 2 of 3 operators, 0 unknown/,
      }),
    ).toBeInTheDocument();
    expect(
      within(levels).getByRole('row', {
        name: /2 seamless .*0 of 3.*1 unknown/,
      }),
    ).toBeInTheDocument();
    const frameworks = screen.getByRole('table', { name: 'Frameworks' });
    expect(
      within(frameworks).getByRole('row', {
        name: /Kubebuilder Go medium .*cert-manager in demo-dev cert-manager in demo-prod$/i,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^1\. Watch/)).toBeInTheDocument();
    expect(screen.getByText(/garbage collection/)).toBeInTheDocument();
    await waitFor(() =>
      expect(document.title).toMatch(/^About operators \| Ecosystem/),
    );
    expect(await violations()).toEqual([]);
  });

  it('explains them even without a backend', async () => {
    server.use(deniedHandler);
    openPage('/eco/operators/about');
    const levels = await screen.findByRole('table', {
      name: 'Maturity levels',
    });
    expect(
      within(levels).getByRole('row', { name: /5 auto-pilot .*unknown$/ }),
    ).toBeInTheDocument();
  });
});
