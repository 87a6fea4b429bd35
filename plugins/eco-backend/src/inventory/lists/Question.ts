import { KindSource } from '../kinds';

/** What is asked of one kind, whether all objects or their changes. */
export interface Question
  extends Pick<KindSource, 'kind' | 'form' | 'selector' | 'pageLength'> {
  /** Of the kind, without a query. */
  path: string;
}

/** What to ask for, so that the answer has no more than is needed. */
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

/** Path and query, with more parameters. */
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
