import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { findingHandlers, staleVersion } from '../../__testUtils__/findings';
import { notFound } from '../../__testUtils__/errorAnswer';
import { mockBackend } from '../../__testUtils__/mockBackend';
import {
  API,
  backendHandlers,
  deniedHandler,
  openPage,
} from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

describe('FindingsPage', () => {
  it('lists findings with severity, subject and cluster', async () => {
    server.use(...findingHandlers(), ...backendHandlers);
    openPage('/eco/findings');
    const table = await screen.findByRole('table', { name: 'Findings' });
    const row = await within(table).findByRole('row', { name: /Stored/ });
    expect(row).toHaveTextContent('Critical');
    expect(row).toHaveTextContent(
      'CustomResourceDefinition orders.shop.example.com',
    );
    expect(
      within(row).getByRole('link', { name: staleVersion.finding.title }),
    ).toHaveAttribute('href', `/eco/findings/${staleVersion.finding.id}`);
    expect(screen.getByText('2 muted')).toBeInTheDocument();
    expect(document.title).toMatch(/^Findings \| Ecosystem/);
    expect(await violations()).toEqual([]);
  });

  it('sorts by severity, not by name', async () => {
    const { finding } = staleVersion;
    const items = [
      { ...finding, id: '1', title: 'A', severity: 'info' },
      { ...finding, id: '2', title: 'B', severity: 'critical' },
      { ...finding, id: '3', title: 'C', severity: 'warning' },
    ];
    server.use(
      http.get(`${API}/findings`, () =>
        HttpResponse.json({
          items,
          total: 3,
          muted: 0,
          severities: { critical: 1, warning: 1, info: 1 },
        }),
      ),
      ...findingHandlers(),
      ...backendHandlers,
    );
    openPage('/eco/findings');
    const table = await screen.findByRole('table', { name: 'Findings' });
    const links = () =>
      within(table)
        .getAllByRole('link')
        .map(link => link.textContent);
    expect(links()).toEqual(['B', 'C', 'A']);
    await userEvent.click(
      within(table).getByRole('button', { name: 'Finding' }),
    );
    expect(links()).toEqual(['A', 'B', 'C']);
  });

  it('lists the checks that could not run', async () => {
    server.use(...findingHandlers(), ...backendHandlers);
    openPage('/eco/findings');
    expect(
      await screen.findByText(/3 checks could not run in .*403 Forbidden/),
    ).toBeInTheDocument();
  });

  it('sends the filters to the backend', async () => {
    const asked: string[] = [];
    server.use(...findingHandlers(url => asked.push(url)), ...backendHandlers);
    openPage('/eco/findings?severity=info&muted=1');
    await screen.findByRole('table', { name: 'Findings' });
    expect(asked[0]).toMatch(/severity=info&muted=include$/);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Show muted' }));
    expect(asked.at(-1)).toMatch(/muted=exclude$/);
  });

  it('distinguishes no findings from no matches', async () => {
    const none = {
      items: [],
      total: 0,
      muted: 0,
      severities: { critical: 0, warning: 0, info: 0 },
    };
    server.use(
      http.get(`${API}/findings`, () => HttpResponse.json(none)),
      ...findingHandlers(),
      ...backendHandlers,
    );
    const { unmount } = openPage('/eco/findings');
    expect(await screen.findByText(/^No findings in what/)).toBeInTheDocument();
    unmount();
    openPage('/eco/findings?q=etcd');
    expect(
      await screen.findByText('No findings match these filters.'),
    ).toBeInTheDocument();
  });

  it('names the permission that the page requires', async () => {
    server.use(deniedHandler);
    openPage('/eco/findings');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});

describe('FindingPage', () => {
  it('shows what, why, how to fix it, and the evidence', async () => {
    server.use(...findingHandlers(), ...backendHandlers);
    openPage(`/eco/findings/${staleVersion.finding.id}`);
    expect(
      await screen.findByRole('heading', { name: staleVersion.finding.title }),
    ).toBeInTheDocument();
    const fix = screen.getByRole('region', { name: 'How to fix it' });
    expect(fix).toHaveTextContent('kubectl get orders -A');
    const evidence = screen.getByRole('region', { name: 'Evidence' });
    expect(evidence).toHaveTextContent('status.storedVersions[0] = v1alpha1');
    expect(evidence).toHaveTextContent('spec.conversion not set');
    expect(await violations()).toEqual([]);
  });

  it('mutes a finding with a reason', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(
        `${API}/findings/${staleVersion.finding.id}/mute`,
        async ({ request }) => {
          bodies.push(await request.json());
          return HttpResponse.json(staleVersion);
        },
      ),
      ...findingHandlers(),
      ...backendHandlers,
    );
    openPage(`/eco/findings/${staleVersion.finding.id}`);
    const panel = await screen.findByRole('region', { name: 'Mute' });
    const button = within(panel).getByRole('button', { name: 'Mute' });
    expect(button).toBeDisabled();
    await userEvent.type(
      within(panel).getByRole('textbox', { name: /Reason/ }),
      'Removed with the next release',
    );
    await userEvent.click(button);
    expect(bodies).toEqual([{ reason: 'Removed with the next release' }]);
  });

  it('says that there is no such finding', async () => {
    server.use(
      http.get(`${API}/findings/7`, notFound),
      ...findingHandlers(),
      ...backendHandlers,
    );
    openPage('/eco/findings/7');
    expect(
      await screen.findByText('No finding 7 that you may see'),
    ).toBeInTheDocument();
  });
});
