import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { ClusterOption } from '../../../model/databases/options';
import { FieldProps } from './FieldProps';
import { SelectField } from './SelectField';
import { useQuotaWords } from './useQuotaWords';

/** Selects the namespace of a database. */
export function NamespaceField(
  props: FieldProps & { cluster: ClusterOption | undefined },
) {
  const { cluster, ...field } = props;
  const t = useEcoTranslation();
  const quotaWords = useQuotaWords();
  const gaps = cluster?.namespacesUnknown;
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.namespace.label')}
      hint={[
        field.hint ?? t('databaseForm.namespace.hint'),
        gaps && t('databaseForm.namespacesUnknown', { reason: gaps }),
      ]
        .filter(Boolean)
        .join(' ')}
      options={(cluster?.namespaces ?? []).map(({ name, quota }) => ({
        value: name,
        label: name,
        detail: quotaWords(quota),
      }))}
    />
  );
}
