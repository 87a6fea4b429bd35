import { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ClusterWriter } from '@backstage-eco/plugin-eco-node';
import type { StoredRequest } from '../../store';

/** Wraps a writer to record its writes for a request as audit events. */
export function auditWrites(options: {
  writer: ClusterWriter;
  auditor: AuditorService;
  request: StoredRequest;
}): ClusterWriter {
  const { writer, auditor, request } = options;
  const { id, operation, requestedBy, cluster, namespace, name } = request;
  const audited = async <T>(
    verb: string,
    isDryRun: boolean | undefined,
    write: () => Promise<T>,
  ): Promise<T> => {
    if (isDryRun) {
      return write();
    }
    const event = await auditor.createEvent({
      eventId: 'database-write',
      severityLevel: 'medium',
      meta: {
        queryType: verb,
        requestId: id,
        operation,
        requestedBy,
        cluster,
        namespace,
        name,
      },
    });
    try {
      const answer = await write();
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({
        error: isError(error) ? error : new Error(String(error)),
      });
      throw error;
    }
  };
  return {
    get: (...args) => writer.get(...args),
    create: (...args) =>
      audited('create', args[3]?.dryRun, () => writer.create(...args)),
    apply: (...args) =>
      audited('apply', args[3]?.dryRun, () => writer.apply(...args)),
    delete: (...args) =>
      audited('delete', args[1]?.dryRun, () => writer.delete(...args)),
  };
}
