import { FormField } from '../../../model/databases/fieldErrors';
import { DatabaseForm } from './useDatabaseForm';

const NEEDED: Array<['metadata' | 'spec', FormField]> = [
  ['metadata', 'namespace'],
  ['metadata', 'name'],
  ['spec', 'engine'],
  ['spec', 'version'],
];

/**
 * Lists the required fields that are still empty.
 *
 * @param options - `isLiving`: the database exists, so it needs no owner
 */
export function missingFields(
  { draft, valueOf }: DatabaseForm,
  { isLiving }: { isLiving: boolean },
): FormField[] {
  return [
    ...(draft.cluster ? [] : ['cluster' as const]),
    ...(draft.owner || isLiving ? [] : ['owner' as const]),
    ...NEEDED.filter(path => valueOf(path) === '').map(([, field]) => field),
  ];
}
