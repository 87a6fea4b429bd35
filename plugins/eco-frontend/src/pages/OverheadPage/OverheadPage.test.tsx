import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { overheadHandler } from '../../__testUtils__/overhead';
import {
  backendHandlers,
  deniedHandler,
  openPage,
} from '../../__testUtils__/pages';
import { catchSavedFiles } from '../../__testUtils__/savedFiles';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();
const saved = catchSavedFiles();

function open(path = '/eco/overhead') {
  server.use(overheadHandler(), ...backendHandlers);
  openPage(path);
}

async function rowOf(table: string, name: RegExp): Promise<HTMLElement> {
  const found = await screen.findByRole('table', { name: table });
  return within(found).findByRole('row', { name });
}

describe('OverheadPage', () => {
  it('shows what the stack of each cluster takes of its nodes', async () => {
    open();
    const dev = await rowOf('Clusters', /demo-dev/);
    expect(dev).toHaveTextContent('1.5 GiB, 0.75 cores');
    expect(dev).toHaveTextContent('19% memory, 19% CPU');
    expect(dev).toHaveTextContent(
      'unknown: the cluster does not serve metrics.k8s.io',
    );
    expect(screen.getByText(/takes 4 to 8 GB of memory/)).toBeInTheDocument();
    expect(
      await screen.findByRole('img', {
        name: 'Memory requests of each cluster',
      }),
    ).toBeInTheDocument();
    expect(document.title).toMatch(/^Overhead \| Ecosystem/);
    expect(await violations()).toEqual([]);
  });

  it('shows unknown facts as unknown, and why', async () => {
    open();
    const prod = await rowOf('Clusters', /demo-prod/);
    expect(prod).toHaveTextContent('0.5 coresunknown');
    expect(prod).toHaveTextContent('3 GiB, 1.25 cores on 2 nodes');
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeInTheDocument();
    expect(screen.getByText(/forbidden/)).toBeInTheDocument();
  });

  it('sums tools, largest first, and workloads of no tool', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Tools' });
    const argocd = await within(table).findByRole('row', { name: /Argo CD/ });
    expect(argocd).toHaveTextContent('in 2 clusters');
    expect(argocd).toHaveTextContent('3 more workloads');
    expect(argocd).toHaveTextContent('2 GiB');
    // Share in the cluster with known nodes.
    expect(argocd).toHaveTextContent('13% memory');
    const certManager = await rowOf('Tools', /cert-manager/);
    expect(certManager).toHaveTextContent('2 workloads set none');
    expect(await rowOf('Tools', /Not attributed/)).toHaveTextContent('8');
  });

  it('applies the filters of the URL', async () => {
    open('/eco/overhead?by=layer&layer=gitops&cluster=demo-prod&resource=cpu');
    const table = await screen.findByRole('table', { name: 'Layers' });
    const rows = await within(table).findAllByRole('row');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveTextContent('GitOps');
    expect(screen.queryByText('Not attributed', { selector: 'td' })).toBeNull();
    expect(
      screen.getByRole('img', { name: 'CPU requests and limits' }),
    ).toBeInTheDocument();
  });

  it('exports exact numbers, and leaves unknown ones empty', async () => {
    open();
    await rowOf('Clusters', /demo-dev/);
    const [clusters, tools] = screen.getAllByRole('button', { name: 'CSV' });
    await userEvent.click(clusters);
    await userEvent.click(tools);
    await waitFor(() => expect(saved).toHaveLength(2));
    const [head, , prod] = (await saved[0].text()).split('\r\n');
    expect(head).toBe(
      'cluster,stack_memory_bytes,stack_cpu_millis,not_attributed_memory_bytes,not_attributed_cpu_millis,allocatable_memory_bytes,allocatable_cpu_millis,used_memory_bytes,used_cpu_millis,used_unknown',
    );
    expect(prod).toBe(
      'demo-prod,1073741824,500,1073741824,500,,,3221225472,1250,',
    );
    expect(await saved[1].text()).toContain('argocd,2,2,2147483648,1000');
  });

  it('says that the user may not see clusters', async () => {
    server.use(deniedHandler);
    openPage('/eco/overhead');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});
