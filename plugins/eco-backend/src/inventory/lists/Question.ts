import { KindSource } from '../kinds';

/** Request for the objects of one kind or for their changes. */
export interface Question
  extends Pick<KindSource, 'kind' | 'form' | 'selector' | 'pageLength'> {
  /** Path of the kind, without a query. */
  path: string;
}

/** Returns the media type that returns no more than is needed. */
export function acceptOf(
  { form }: Pick<Question, 'form'>,
  of: 'list' | 'watch',
): string | undefined {
  if (form !== 'metadata') {
    return undefined;
  }
  const as =
    of === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
  return `application/json;as=${as};g=meta.k8s.io;v=v1`;
}

/** Returns path and query, including further parameters. */
export function toPath(
  { path, selector }: Pick<Question, 'path' | 'selector'>,
  parameters: Record<string, string>,
): string {
  const query = new URLSearchParams({
    ...parameters,
    ...(selector?.label && { labelSelector: selector.label }),
    ...(selector?.field && { fieldSelector: selector.field }),
  });
  return `${path}?${query}`;
}
