import { ReactNode, useId } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { useEcoTranslation } from '../../../hooks/useEcoTranslation';
import { chooseEngine, moveToCluster } from '../../../model/databases/draft';
import { FormField } from '../../../model/databases/fieldErrors';
import { clusterOption, engineOption } from '../../../model/databases/options';
import { ClusterField } from '../fields/ClusterField';
import { EngineField } from '../fields/EngineField';
import { NameField } from '../fields/NameField';
import { NamespaceField } from '../fields/NamespaceField';
import { OwnerField } from '../fields/OwnerField';
import { SizeField } from '../fields/SizeField';
import { StorageField } from '../fields/StorageField';
import { VersionField } from '../fields/VersionField';
import { DatabaseForm } from './useDatabaseForm';

/**
 * The fields of a database, each with its options.
 *
 * @param props - `isLiving`: the database exists, so its location and engine
 * are fixed
 */
export function DatabaseFields(props: {
  form: DatabaseForm;
  options: DatabaseOptions;
  errors: Partial<Record<FormField, string>>;
  isLiving: boolean;
}) {
  const { form, options, errors, isLiving } = props;
  const { draft } = form;
  const t = useEcoTranslation();
  const cluster = clusterOption(options, draft.cluster);
  const fieldOf = (part: 'metadata' | 'spec', field: FormField) => ({
    value: form.valueOf([part, field]),
    onChange: (value: string) => form.set([part, field], value),
    error: errors[field],
    isLocked: form.isLocked || (isLiving && part === 'metadata'),
  });
  const engine = fieldOf('spec', 'engine');
  return (
    <>
      <Group title={t('databaseForm.where')}>
        <ClusterField
          options={options}
          value={draft.cluster}
          error={errors.cluster}
          isLocked={form.isLocked || isLiving}
          onChange={name => form.change(moveToCluster(draft, name, options))}
        />
        <NamespaceField
          {...fieldOf('metadata', 'namespace')}
          cluster={cluster}
        />
        <NameField {...fieldOf('metadata', 'name')} />
        <OwnerField
          options={options}
          value={draft.owner}
          error={errors.owner}
          isLocked={form.isLocked || isLiving}
          onChange={owner => form.change({ owner })}
        />
      </Group>
      <Group title={t('databaseForm.what')}>
        <EngineField
          {...engine}
          cluster={cluster}
          isLocked={engine.isLocked || isLiving}
          onChange={value => form.change(chooseEngine(draft, value, cluster))}
        />
        <VersionField
          {...fieldOf('spec', 'version')}
          engine={engineOption(cluster, engine.value)}
        />
        <SizeField {...fieldOf('spec', 'sizeClass')} sizes={options.sizes} />
        <StorageField
          {...fieldOf('spec', 'storage')}
          bounds={options.storage}
        />
      </Group>
    </>
  );
}

function Group(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id} sx={{ mb: 2 }}>
      <Typography
        component="h3"
        id={id}
        variant="body1"
        sx={{ mt: 0, mb: 1.5, fontWeight: 'fontWeightBold' }}
      >
        {props.title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>{props.children}</Box>
    </Box>
  );
}
