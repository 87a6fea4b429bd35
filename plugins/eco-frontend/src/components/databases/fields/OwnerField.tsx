import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { ownerName } from '../../../model/databases/ownerName';
import { FieldProps } from './FieldProps';
import { SelectField } from './SelectField';
import { useQuotaWords } from './useQuotaWords';

/** Selects the owner of a database: the user, or one of the user's groups. */
export function OwnerField(props: FieldProps & { options: DatabaseOptions }) {
  const { options, ...field } = props;
  const t = useEcoTranslation();
  const quotaWords = useQuotaWords();
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.owner.label')}
      hint={field.hint ?? t('databaseForm.owner.hint')}
      options={options.owners.map(({ entityRef, quota }) => ({
        value: entityRef,
        label: ownerName(entityRef),
        detail: quotaWords(quota),
      }))}
    />
  );
}
