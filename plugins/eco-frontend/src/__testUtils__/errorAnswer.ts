import { HttpResponse } from 'msw';

/** An error as every backend of Backstage answers it; its name is its message. */
export function errorAnswer(name: string, statusCode: number) {
  return HttpResponse.json(
    { error: { name, message: name }, response: { statusCode } },
    { status: statusCode },
  );
}

/** That there is nothing of this name. */
export const notFound = () => errorAnswer('NotFoundError', 404);
