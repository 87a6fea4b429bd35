import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { ObjectPage } from '@backstage-eco/plugin-eco-common';
import { minutesAgo } from '../../../dev/answers';
import { recordedInventory } from '../../../dev/recorded';
import { inventoryHandlers } from '../../__testUtils__/inventory';
import { notFound } from '../../__testUtils__/errorAnswer';
import { mockBackend } from '../../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../../__testUtils__/pages';
import { violations } from '../../__testUtils__/violations';

const server = mockBackend();

const SERVICES = '/eco/clusters/demo-prod/services';
const { objects } = recordedInventory;

/** Serves pages of objects, and returns the list of received queries. */
function answer(pageFor: (query: URLSearchParams) => ObjectPage) {
  const asked: string[] = [];
  server.use(
    http.get(`${API}/clusters/demo-prod/inventory/services`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      return HttpResponse.json(pageFor(searchParams));
    }),
    ...inventoryHandlers,
    ...backendHandlers,
  );
  return asked;
}

describe('ObjectsPage', () => {
  it('shows objects with their stored fields', async () => {
    answer(() => ({ ...objects, nextCursor: undefined }));
    openPage(SERVICES);
    expect(await screen.findByText('filler-1')).toBeInTheDocument();
    expect(screen.queryByText('Next page')).toBeNull();
    await userEvent.click(screen.getAllByText('All stored facts')[0]);
    expect(await screen.findByText(/"apiVersion": "v1"/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('moves from page to page, and back', async () => {
    const [first, second] = objects.items;
    const asked = answer(query =>
      query.get('cursor')
        ? { ...objects, items: [second], nextCursor: undefined }
        : { ...objects, items: [first], nextCursor: 'two' },
    );
    openPage(SERVICES);
    await userEvent.click(await screen.findByText('Next page'));
    expect(await screen.findByText(String(second.name))).toBeInTheDocument();
    expect(asked.at(-1)).toBe('sort=namespace&order=asc&limit=100&cursor=two');
    expect(
      await screen.findByText(`101 to 101 of ${objects.total}`),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('Previous page'));
    expect(await screen.findByText(String(first.name))).toBeInTheDocument();
  });

  it('sends the search to the backend, and goes to the first page', async () => {
    const asked = answer(query =>
      query.get('text') === 'nothing'
        ? { ...objects, total: 0, items: [], nextCursor: undefined }
        : objects,
    );
    openPage(`${SERVICES}?cursor=two&sort=name&order=desc`);
    await userEvent.type(await screen.findByRole('textbox'), 'nothing');
    expect(
      await screen.findByText('No objects match your search.'),
    ).toBeInTheDocument();
    expect(asked.at(-1)).toBe('text=nothing&sort=name&order=desc&limit=100');
  });

  it('shows "unknown" for a kind that was never read', async () => {
    answer(() => ({
      kind: {
        kind: 'services',
        state: 'unread',
        since: minutesAgo(61),
        reason: 'status 403',
      },
      total: 0,
      items: [],
    }));
    openPage(SERVICES);
    expect(await screen.findByText('Objects unknown')).toBeInTheDocument();
    expect(
      screen.getByText('Never read since 1 hour ago: status 403'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/There are none|0 objects/)).toBeNull();
  });

  it('shows the age of an outdated list', async () => {
    answer(() => ({
      ...objects,
      kind: {
        ...objects.kind,
        state: 'stale',
        readAt: minutesAgo(125),
        since: minutesAgo(61),
        reason: 'no answer in time',
      },
    }));
    openPage(SERVICES);
    expect(
      await screen.findByText(
        'Not read since 1 hour ago: no answer in time. Showing data from 2 hours ago; newer objects may be missing.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('filler-1')).toBeInTheDocument();
  });

  it('says when a kind was last found not to be served', async () => {
    answer(() => ({
      kind: {
        kind: 'services',
        state: 'stale',
        notServed: true,
        readAt: minutesAgo(125),
        since: minutesAgo(61),
        reason: 'no answer in time',
      },
      total: 0,
      items: [],
    }));
    openPage(SERVICES);
    expect(
      await screen.findByText(
        'This cluster had no such kind at the last check',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/That was 2 hours ago/)).toBeInTheDocument();
    expect(screen.queryByText(/There were none|0 objects/)).toBeNull();
  });

  it('says that there is no such kind', async () => {
    answer(() => objects);
    server.use(
      http.get(`${API}/clusters/demo-prod/inventory/nothings`, notFound),
    );
    openPage('/eco/clusters/demo-prod/nothings');
    await waitFor(() =>
      expect(
        screen.getByText(
          'There is no kind named nothings in the inventory of demo-prod',
        ),
      ).toBeInTheDocument(),
    );
  });
});
