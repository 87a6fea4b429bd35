import { HttpResponse } from 'msw';

/**
 * Returns an error response in Backstage's format, with the error's name as its
 * message.
 */
export function errorAnswer(name: string, statusCode: number) {
  return HttpResponse.json(
    { error: { name, message: name }, response: { statusCode } },
    { status: statusCode },
  );
}

/** Returns a 404 response from the backend. */
export const notFound = () => errorAnswer('NotFoundError', 404);
