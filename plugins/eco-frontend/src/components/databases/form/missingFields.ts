import { FormField } from '../../../model/databases/fieldErrors';
import { DatabaseForm } from './useDatabaseForm';

const NEEDED: Array<['metadata' | 'spec', FormField]> = [
  ['metadata', 'namespace'],
  ['metadata', 'name'],
  ['spec', 'engine'],
  ['spec', 'version'],
];

/**
 * What a person has not said yet.
 *
 * @param options - `isLiving`: the database is there, with an owner or without
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
