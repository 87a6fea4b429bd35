import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { backendHandlers, openPage } from '../../__testUtils__/pages';
import { cardNamed, layerNamed, layerNames } from '../../__testUtils__/stack';

const server = mockBackend();

describe('the filters of the StackPage', () => {
  it('writes the chosen clusters into the address', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    await userEvent.click(
      await screen.findByRole('button', { name: /^demo-prod/ }),
    );
    await waitFor(() => expect(screen.queryByText('Calico')).toBeNull());
    const [card] = screen.getAllByRole('link', { name: /^Cilium.*Confidence/ });
    expect(card).toHaveAttribute('href', '/eco?cluster=demo-prod&tool=cilium');

    await userEvent.click(screen.getByRole('button', { name: 'All clusters' }));
    expect(await screen.findByText('Calico')).toBeInTheDocument();
  });

  it('leaves out layers whose tools are filtered out, which are no gaps', async () => {
    server.use(...backendHandlers);
    openPage('/eco?state=leftover');
    expect(await layerNamed('Policy')).toHaveTextContent('Kyverno');
    expect(layerNames()).toEqual(['Policy']);
    expect(screen.getByText(/^1 of \d+ tools$/)).toBeInTheDocument();
    expect(screen.queryByText(/Gap/)).toBeNull();
    expect(
      screen.queryByRole('region', { name: 'Platform services' }),
    ).toBeNull();
  });

  it('keeps what is searched for in the address', async () => {
    server.use(...backendHandlers);
    openPage('/eco?layer=ingress&layer=certificates');
    await layerNamed('Ingress');
    expect(layerNames()).toEqual(['Certificates', 'Ingress']);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search tools' }),
      'traefik',
    );
    await waitFor(() => expect(layerNames()).toEqual(['Ingress']));
    expect(await cardNamed('Traefik')).toHaveAttribute(
      'href',
      '/eco?layer=ingress&layer=certificates&q=traefik&tool=traefik',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(layerNames()).toHaveLength(12));
    expect(screen.getByRole('textbox', { name: 'Search tools' })).toHaveValue(
      '',
    );
  });

  it('chooses a state from a list', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    await userEvent.click(
      await screen.findByRole('combobox', { name: /State/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'traced' }));
    await waitFor(() => expect(layerNames()).toEqual(['Package management']));
  });

  it('says that nothing fits', async () => {
    server.use(...backendHandlers);
    openPage('/eco?q=nosuchtool');
    expect(
      await screen.findByText('No tools match these filters.'),
    ).toBeInTheDocument();
  });

  it('names a filter that nobody knows', async () => {
    server.use(...backendHandlers);
    openPage('/eco?state=broken');
    expect(
      await screen.findByText('The address has unknown filters: state=broken.'),
    ).toBeInTheDocument();
    expect(await cardNamed('Traefik')).toBeInTheDocument();
  });

  it('does not turn an unknown cluster into all of them', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=nowhere');
    expect(
      await screen.findByText('No cluster that you may see is named nowhere.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Cilium')).toBeNull();
  });

  it('takes no filter from a parameter without a value', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=&layer=&state=');
    expect(await layerNamed('CNI')).toHaveTextContent('Cilium');
    expect(
      screen.queryByText(/No cluster that you may see/),
    ).not.toBeInTheDocument();
  });
});
