import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { comparison, comparisonHandler } from '../../__testUtils__/fleet';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { deniedHandler, openPage } from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

async function rows(): Promise<string[]> {
  const table = await screen.findByRole('table', {
    name: 'Clusters side by side',
  });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent ?? '');
}

describe('ComparePage', () => {
  it('shows the differences from the baseline in the URL', async () => {
    server.use(comparisonHandler());
    openPage('/eco/compare?baseline=demo-prod');
    expect(await rows()).toEqual([
      'cert-manager1.20.01.18.0lagging',
      'Certificatecert-manager.iov1v1schema differs',
    ]);
    expect(
      screen.getByText('2 of 5 differ, 1 more is unknown in some clusters'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^No data for edge-hamburg: not read yet/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('columnheader', { name: 'demo-prod (baseline)' }),
    ).toBeInTheDocument();
    expect(document.title).toMatch(/^Compare \| Ecosystem/);
    expect(await violations()).toEqual([]);
  });

  it('shows equal and unknown rows on request', async () => {
    server.use(comparisonHandler());
    openPage('/eco/compare?baseline=demo-prod&type=tool');
    await rows();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show same and unknown' }),
    );
    // Differences come first.
    expect(await rows()).toEqual([
      'cert-manager1.20.01.18.0lagging',
      'Argo CD3.2.03.2.0',
      'Kyverno1.15.0unknownunknown',
    ]);
  });

  it('exports a column for each cluster', async () => {
    server.use(comparisonHandler());
    openPage('/eco/compare?baseline=demo-dev&q=cert-manager&type=tool');
    await rows();
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect((await saved[0].text()).split('\r\n')).toEqual([
      'name,type,id,demo-dev,demo-prod',
      'cert-manager,tool,cert-manager,1.18.0 (baseline),1.20.0 (ahead)',
    ]);
  });

  it('explains that there is nothing to compare, or no permission', async () => {
    server.use(
      comparisonHandler({
        ...comparison,
        clusters: comparison.clusters.slice(0, 1),
      }),
    );
    const { unmount } = openPage('/eco/compare');
    expect(
      await screen.findByText(/at least two clusters/),
    ).toBeInTheDocument();
    unmount();
    server.use(deniedHandler);
    openPage('/eco/compare');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});
