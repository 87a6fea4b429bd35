import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { errorAnswer, notFound } from '../__testUtils__/errorAnswer';
import { mockBackend } from '../__testUtils__/mockBackend';
import { API, backendHandlers, openPage } from '../__testUtils__/pages';
import { PAGES } from '../pages';

const server = mockBackend();

/** Path of each page, with arbitrary values for its parameters. */
const PATHS = Object.values(PAGES)
  .map(({ path }) =>
    path.replace(/:layerId/, 'gitops').replace(/:(\w+)/g, '$1'),
  )
  // This page explains operators and works without data.
  .filter(path => path !== '/operators/about');

const refusal = (name: string, status: number) => () =>
  errorAnswer(name, status);
const page = (init: object) => () =>
  new HttpResponse('<html>proxy</html>', {
    headers: { 'content-type': 'text/html' },
    ...init,
  });
const json = (body: string, init: object) => () =>
  new HttpResponse(body, {
    headers: { 'content-type': 'application/json' },
    ...init,
  });

/**
 * Opens a page whose backend always gives one answer, and returns its alert.
 */
async function alertOf(path: string, answer: () => Response) {
  // React reports errors caught by a boundary, and jsdom reports them again.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  server.use(http.all(`${API}/*`, answer));
  openPage(`/eco${path}`);
  const [alert, ...others] = await screen.findAllByRole('alert');
  expect(others).toEqual([]);
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getAllByRole('link', { name: 'Clusters' })).not.toEqual([]);
  return alert;
}

describe.each<[string, () => Response, RegExp]>([
  [
    'refuses the user',
    refusal('NotAllowedError', 403),
    /You need eco\.[a-z]+\.(read|create)/,
  ],
  ['fails', refusal('DatabaseIsDown', 500), /loadedDatabaseIsDownTry again$/],
  ['is not installed', page({ status: 404 }), /plugin-eco-backend/],
])('if the backend %s', (_, answer, words) => {
  it.each(PATHS)('%s shows the error once, and keeps its tabs', async path => {
    expect(await alertOf(path, answer)).toHaveTextContent(words);
  });
});

// An answer without a permission makes the page to change a database deny
// access instead.
it.each(PATHS.filter(path => !path.endsWith('/change')))(
  'if the backend has another version, %s says so and keeps its tabs',
  async path => {
    expect(await alertOf(path, json('{}', {}))).toHaveTextContent(
      /unexpected form/,
    );
  },
);

describe('the stack page', () => {
  it.each<[string, () => Response, RegExp]>([
    [
      'does not know the user',
      refusal('AuthenticationError', 401),
      /Sign in again/,
    ],
    [
      'is behind a proxy that fails',
      page({ status: 503, statusText: 'Unavailable' }),
      /Request failed with 503 Unavailable/,
    ],
    [
      'is behind a gateway that fails',
      json('{"message": "no route"}', { status: 502, statusText: 'Bad' }),
      /loadedRequest failed with 502 Bad/,
    ],
    ['is not there', () => HttpResponse.error(), /could not be reached/],
    ['is replaced by the portal', page({}), /plugin-eco-backend/],
    ['answers with nothing', json('null', {}), /unexpected form/],
    ['is cut off', json('{"items": [', {}), /unexpected form/],
  ])('shows an error if the backend %s', async (_, answer, words) => {
    expect(await alertOf('', answer)).toHaveTextContent(words);
  });

  it('recovers once an answer has the right shape', async () => {
    await alertOf('', json('{}', {}));
    server.use(...backendHandlers);
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(
      await screen.findByRole('heading', { name: /GitOps/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('if the backend answers', () => {
  it.each([
    ['/findings/f1', /no finding/i],
    ['/clusters/gone', /no cluster/i],
    ['/databases/demo-prod/shop/orders', /no database/i],
    ['/databases/requests/r1', /no such request/i],
  ])('that there is no such object, %s names it', async (path, words) => {
    server.use(...backendHandlers, http.all(`${API}/*`, notFound));
    openPage(`/eco${path}`);
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });

  it.each(['/findings', '/findings/f1'])(
    'that only findings are denied, %s names their permission',
    async path => {
      server.use(
        ...backendHandlers,
        http.all(`${API}/*`, refusal('NotAllowedError', 403)),
      );
      openPage(`/eco${path}`);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'You need eco.finding.read',
      );
    },
  );
});
