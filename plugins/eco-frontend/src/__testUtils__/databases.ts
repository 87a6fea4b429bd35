import { HttpResponse, http } from 'msw';
import {
  databaseDetail,
  databaseList,
  databaseOptions,
  databaseRequest,
  databaseReview,
} from '../../dev/databases';
import { API } from './pages';

/** Returns an error response of the backend, with messages for fields. */
export function refusal(
  status: number,
  message: string,
  messages?: Array<{ field?: string; message: string }>,
) {
  return HttpResponse.json(
    {
      error: { name: 'InputError', message, messages },
      response: { statusCode: status },
    },
    { status },
  );
}

/** Handlers of a backend with databases. */
export const databaseHandlers = [
  http.get(`${API}/clusters`, () => HttpResponse.json({ items: [] })),
  http.get(`${API}/databases`, () => HttpResponse.json(databaseList)),
  http.get(`${API}/database-options`, () => HttpResponse.json(databaseOptions)),
  http.post(`${API}/database-reviews`, () => HttpResponse.json(databaseReview)),
  http.get(`${API}/database-requests/:id`, () =>
    HttpResponse.json(databaseRequest),
  ),
  http.get(`${API}/databases/demo-dev/shop/orders`, () =>
    HttpResponse.json(databaseDetail),
  ),
];

/**
 * Returns a handler that answers a call, and the list of what was sent to it.
 */
export function recorder(
  method: 'post' | 'put' | 'delete',
  path: string,
  answer: () => HttpResponse<any>,
) {
  const sent: any[] = [];
  const handler = http[method](`${API}${path}`, async ({ request }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    sent.push(method === 'delete' ? query : await request.json());
    return answer();
  });
  return { sent, handler };
}
