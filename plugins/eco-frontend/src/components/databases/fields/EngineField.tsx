import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { ClusterOption } from '../../../model/databases/options';
import { FieldProps } from './FieldProps';
import { SelectField } from './SelectField';

const ENGINES = ['postgres', 'mysql'] as const;

/** Selects the protocol that the application speaks. */
export function EngineField(
  props: FieldProps & { cluster: ClusterOption | undefined },
) {
  const { cluster, ...field } = props;
  const t = useEcoTranslation();
  // Without a cluster, offer every engine, so that the form can be filled in
  // any order.
  const engines = cluster?.engines ?? ENGINES.map(engine => ({ engine }));
  return (
    <SelectField
      {...field}
      label={field.label ?? t('databaseForm.engine.label')}
      hint={field.hint ?? t('databaseForm.engine.hint')}
      options={engines.map(({ engine }) => ({
        value: engine,
        label: t(`databaseEngine.${engine}`),
      }))}
    />
  );
}
