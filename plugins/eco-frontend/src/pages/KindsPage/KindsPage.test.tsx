import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { kindPage } from '../../../dev/kinds';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { operatorHandlers } from '../../__testUtils__/operators';
import {
  API,
  backendHandlers,
  deniedHandler,
  openPage,
} from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

describe('KindsPage', () => {
  it('shows versions, controllers and the number of objects', async () => {
    server.use(...operatorHandlers, ...backendHandlers);
    openPage('/eco/kinds');
    const table = await screen.findByRole('table', { name: 'Kinds' });
    const certificate = within(table).getByRole('row', {
      name: /^Certificate cert-manager\.io namespaced 2 v1, v1beta1 v1 v1beta1 none cert-manager 12 .*not counted in 1 cluster$/,
    });
    expect(
      within(certificate).getByRole('link', { name: 'Certificate' }),
    ).toHaveAttribute('href', '/eco/kinds/cert-manager.io/certificates');
    expect(
      within(table).getByRole('row', {
        name: /^Order .* webhook ambiguous in 1 not counted yet$/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 of 2 kinds')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('has the backend search, and loads more on demand', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${API}/kinds`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        const cursor = searchParams.get('cursor');
        asked.push(
          [...searchParams]
            .map(pair => pair.join('='))
            .sort()
            .join('&'),
        );
        return HttpResponse.json(
          cursor
            ? { ...kindPage, items: kindPage.items.slice(1) }
            : {
                ...kindPage,
                items: kindPage.items.slice(0, 1),
                nextCursor: 'second',
              },
        );
      }),
      ...backendHandlers,
    );
    openPage('/eco/kinds?group=cert-manager.io');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more kinds' }),
    );
    expect(await screen.findByRole('link', { name: 'Order' })).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search kinds and groups' }),
      'cert',
    );
    await waitFor(() =>
      expect(asked).toContain('group=cert-manager.io&limit=500&text=cert'),
    );
  });

  it('says that nothing matches', async () => {
    server.use(
      http.get(`${API}/kinds`, () =>
        HttpResponse.json({ ...kindPage, total: 0, items: [] }),
      ),
      ...backendHandlers,
    );
    openPage('/eco/kinds?q=nothing');
    expect(
      await screen.findByText('No kinds match these filters.'),
    ).toBeInTheDocument();
  });

  it('names the permission that the page requires', async () => {
    server.use(deniedHandler);
    openPage('/eco/kinds');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You need eco.inventory.read',
    );
  });
});
