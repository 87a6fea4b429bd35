import { FormField } from '../../../model/databases/fieldErrors';
import { DatabaseForm } from './useDatabaseForm';

const NEEDED: Array<['metadata' | 'spec', FormField]> = [
  ['metadata', 'namespace'],
  ['metadata', 'name'],
  ['spec', 'engine'],
  ['spec', 'version'],
];

/** What a person has not said yet. */
export function missingFields({ draft, valueOf }: DatabaseForm): FormField[] {
  return [
    ...(draft.cluster ? [] : ['cluster' as const]),
    ...(draft.owner ? [] : ['owner' as const]),
    ...NEEDED.filter(path => valueOf(path) === '').map(([, field]) => field),
  ];
}
