import { Response } from 'express';

/**
 * Answers with a body that is for the caller alone. Express gives it an ETag,
 * which is of the body as this caller may see it, and answers 304 to it.
 */
export function sendJson<T>(response: Response, body: T): void {
  response.setHeader('Cache-Control', 'private, no-cache');
  response.json(body);
}
