import { IdentityApi } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PortalSignInPage } from './PortalSignInPage';

const PERSONAS = [
  {
    user: 'user:default/dana',
    name: 'Dana Kim',
    role: 'Developer',
    may: 'Sees one cluster.',
  },
  {
    user: 'user:default/petra',
    name: 'Petra Novak',
    role: 'Platform engineer',
    may: 'Sees all clusters.',
  },
];

/** Response of the auth backend, with a token that expires in an hour. */
function sessionOf(user: string) {
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  return {
    profile: { displayName: 'Somebody' },
    backstageIdentity: {
      token: `a.${btoa(JSON.stringify({ exp }))}.c`,
      identity: {
        type: 'user',
        userEntityRef: user,
        ownershipEntityRefs: [user],
      },
    },
  };
}

const fetchMock = jest.fn<Promise<Response>, [string, RequestInit]>();

function answer(status: number, body: unknown): Response {
  return {
    ok: status === 200,
    status,
    statusText: 'Not Found',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response;
}

const askedFor = () =>
  fetchMock.mock.calls.map(([, { headers }]) =>
    (headers as Headers).get('x-demo-persona'),
  );

/** @returns the identities that have signed in; filled as they do */
function renderPage(personas = PERSONAS, localAccess = {}) {
  const identities: IdentityApi[] = [];
  const { unmount } = renderInTestApp(
    <PortalSignInPage onSignInSuccess={each => identities.push(each)} />,
    {
      config: {
        app: { title: 'Eco', baseUrl: 'http://localhost' },
        backend: { baseUrl: 'http://localhost' },
        auth: { providers: { demoPersonas: { personas } } },
        localAccess,
      },
    },
  );
  const letIn = async () => {
    await waitFor(() => expect(identities).toHaveLength(1));
    return identities[0];
  };
  return { identities, letIn, unmount };
}

describe('the sign-in page of the demo', () => {
  const { fetch } = global;

  beforeEach(() => {
    localStorage.clear();
    fetchMock.mockReset().mockImplementation(async (_, { headers }) => {
      const user = (headers as Headers).get('x-demo-persona');
      return answer(200, sessionOf(user ?? 'user:development/guest'));
    });
    global.fetch = fetchMock as unknown as typeof fetch;
  });

  afterEach(() => {
    global.fetch = fetch;
  });

  it('lists the demo users and what each may do', async () => {
    const { identities } = renderPage();
    expect(
      await screen.findByRole('heading', { name: 'Who do you want to be?' }),
    ).toBeInTheDocument();
    const cards = screen.getAllByRole('listitem');
    expect(cards).toHaveLength(2);
    expect(cards[0]).toHaveTextContent(/Developer.*Dana Kim.*Sees one cluster/);
    expect(identities).toEqual([]);
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('signs in the selected user, and remembers them until sign-out', async () => {
    const first = renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Enter as Dana Kim' }),
    );
    const dana = await first.letIn();
    expect(askedFor()).toEqual(['user:default/dana']);
    expect(await dana.getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/dana',
    });
    first.unmount();

    const second = renderPage();
    const again = await second.letIn();
    expect(await again.getProfileInfo()).toEqual({ displayName: 'Somebody' });
    expect((await again.getCredentials()).token).toMatch(/^a\./);
    await again.signOut();
    second.unmount();

    const third = renderPage();
    expect(
      await screen.findByRole('button', { name: 'Enter as Dana Kim' }),
    ).toBeInTheDocument();
    expect(third.identities).toEqual([]);
  });

  it('forgets a user who is no longer in the list', async () => {
    localStorage.setItem('eco-demo-persona', 'user:default/gone');
    renderPage();
    expect(
      await screen.findByRole('button', { name: 'Enter as Petra Novak' }),
    ).toBeInTheDocument();
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('shows why sign-in failed, and allows a retry', async () => {
    const message = 'the catalog does not have user:default/petra';
    fetchMock.mockResolvedValueOnce(
      answer(404, {
        error: { name: 'NotFoundError', message },
        response: { statusCode: 404 },
      }),
    );
    const { letIn } = renderPage();
    const enter = { name: 'Enter as Petra Novak' };
    await userEvent.click(await screen.findByRole('button', enter));
    expect(await screen.findByRole('alert')).toHaveTextContent(message);
    expect(localStorage.getItem('eco-demo-persona')).toBeNull();

    await userEvent.click(screen.getByRole('button', enter));
    await letIn();
    expect(askedFor()).toEqual(['user:default/petra', 'user:default/petra']);
  });

  describe('of a portal with a key', () => {
    const required = { required: true };
    const keys = () =>
      fetchMock.mock.calls.map(([, { headers }]) =>
        new Headers(headers).get('x-portal-key'),
      );

    afterEach(() => window.history.replaceState(null, '', '/'));

    it('asks for the printed address first', async () => {
      renderPage(PERSONAS, required);
      expect(
        await screen.findByRole('heading', {
          name: 'Open the address from your terminal',
        }),
      ).toBeInTheDocument();
      expect(screen.queryByRole('button')).toBeNull();
    });

    it('removes the key from the URL, and sends it', async () => {
      window.history.replaceState(null, '', '/eco?cluster=a#key=of-today');
      const { letIn, unmount } = renderPage([], required);
      await letIn();
      expect(window.location.href).toMatch(/\/eco\?cluster=a$/);
      expect(keys()).toEqual(['of-today']);
      unmount();

      const again = renderPage(PERSONAS, required);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Enter as Dana Kim' }),
      );
      await again.letIn();
      expect(keys()).toEqual(['of-today', 'of-today']);
    });

    it.each([
      ['keeps a key that works', 404, 'kept'],
      ['replaces the key of an earlier start', 401, 'given'],
    ])('%s', async (_, status, expected) => {
      localStorage.setItem('eco-portal-key', 'kept');
      window.history.replaceState(null, '', '/eco#key=given');
      fetchMock.mockResolvedValueOnce(answer(status, {}));
      const { letIn } = renderPage([], required);
      await letIn();
      expect(window.location.hash).toBe('');
      expect(keys()).toEqual(['kept', expected]);
      expect(localStorage.getItem('eco-portal-key')).toBe(expected);
    });
  });

  it('only offers the guest without demo users', async () => {
    renderPage([]);
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Who do you want to be?')).toBeNull();
  });
});
