import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { backendHandlers, openPage } from '../../__testUtils__/pages';
import { cardNamed, layerNamed, layerNames } from '../../__testUtils__/stack';

const server = mockBackend();

describe('the filters of the StackPage', () => {
  it('writes the selected clusters to the URL', async () => {
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

  it('omits layers whose tools are filtered out, as they are not gaps', async () => {
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

  it('keeps the search in the URL', async () => {
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

  it('selects a state from a list', async () => {
    server.use(...backendHandlers);
    openPage('/eco');
    await userEvent.click(
      await screen.findByRole('combobox', { name: /State/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'traced' }));
    await waitFor(() => expect(layerNames()).toEqual(['Package management']));
  });

  it('says that nothing matches', async () => {
    server.use(...backendHandlers);
    openPage('/eco?q=nosuchtool');
    expect(
      await screen.findByText('No tools match these filters.'),
    ).toBeInTheDocument();
  });

  it('names an unknown filter value', async () => {
    server.use(...backendHandlers);
    openPage('/eco?state=broken');
    expect(
      await screen.findByText('The address has unknown filters: state=broken.'),
    ).toBeInTheDocument();
    expect(await cardNamed('Traefik')).toBeInTheDocument();
  });

  it('does not treat an unknown cluster as all clusters', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=nowhere');
    expect(
      await screen.findByText('No cluster that you may see is named nowhere.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Cilium')).toBeNull();
  });

  it('ignores a parameter without a value', async () => {
    server.use(...backendHandlers);
    openPage('/eco?cluster=&layer=&state=');
    expect(await layerNamed('CNI')).toHaveTextContent('Cilium');
    expect(
      screen.queryByText(/No cluster that you may see/),
    ).not.toBeInTheDocument();
  });
});
