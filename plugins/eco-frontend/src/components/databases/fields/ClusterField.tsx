import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { FieldProps } from './FieldProps';
import { SelectField } from './SelectField';

/** Selects the cluster of a database. */
export function ClusterField(props: FieldProps & { options: DatabaseOptions }) {
  const { options, ...field } = props;
  const t = useEcoTranslation();
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.cluster.label')}
      hint={field.hint ?? t('databaseForm.cluster.hint')}
      options={options.clusters.map(cluster => ({
        value: cluster.name,
        label: cluster.title,
        detail:
          cluster.selfService.reason ??
          (cluster.isSimulated
            ? t('databaseForm.cluster.simulated')
            : undefined),
      }))}
    />
  );
}
