import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldProps } from './FieldProps';
import { SelectField } from './SelectField';

/** Selects the resources to reserve for each server. */
export function SizeField(
  props: FieldProps & { sizes: DatabaseOptions['sizes'] },
) {
  const { sizes, ...field } = props;
  const t = useEcoTranslation();
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.size.label')}
      hint={field.hint ?? t('databaseForm.size.hint')}
      options={sizes.map(({ sizeClass, cpu, memory }) => ({
        value: sizeClass,
        label: t(`databaseForm.size.${sizeClass}`),
        detail: t('databaseForm.size.resources', { cpu, memory }),
      }))}
    />
  );
}
