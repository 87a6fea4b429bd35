import Box from '@mui/material/Box';
import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { SizeField } from '../components/databases/fields/SizeField';
import { StorageField } from '../components/databases/fields/StorageField';
import { useQuotaWords } from '../components/databases/fields/useQuotaWords';
import { VersionField } from '../components/databases/fields/VersionField';
import { ownerName } from '../model/databases/ownerName';
import { useEcoTranslation } from '../hooks/useEcoTranslation';
import {
  clusterOption,
  engineOption,
  newestVersion,
} from '../model/databases/options';
import { otherValue, TemplateFieldProps, toFieldProps } from './templateField';
import { useDefault, WithOptions } from './WithOptions';

/**
 * Options of the field `EcoDatabaseVersion`.
 *
 * @public
 */
export interface VersionOptions {
  /** Engine of the template. Omitted to use the parameter `engine`. */
  engine?: 'postgres' | 'mysql';
}

type VersionProps = TemplateFieldProps<string, VersionOptions>;

/**
 * Template field that selects a version that the cluster of the field `cluster`
 * can run.
 */
export function EcoDatabaseVersion(props: VersionProps) {
  return (
    <WithOptions>
      {options => <Version {...props} options={options} />}
    </WithOptions>
  );
}

function Version({
  options,
  ...props
}: VersionProps & { options: DatabaseOptions }) {
  const field = toFieldProps(props);
  const engine = engineOption(
    clusterOption(options, otherValue(props, 'cluster') ?? ''),
    props.uiSchema['ui:options']?.engine ?? otherValue(props, 'engine') ?? '',
  );
  useDefault(field.value, newestVersion(engine), field.onChange);
  return <VersionField {...field} engine={engine} />;
}

/**
 * The value of the field `EcoDatabaseSize`.
 *
 * @public
 */
export interface DatabaseSize {
  /** `small`, `medium` or `large`. */
  sizeClass?: string;
  /** Disk size of each server, as a Kubernetes quantity. */
  storage?: string;
}

type SizeProps = TemplateFieldProps<DatabaseSize>;

/**
 * Template field that selects CPU, memory and disk of each server. It shows
 * what is left of quotas.
 */
export function EcoDatabaseSize(props: SizeProps) {
  return (
    <WithOptions>
      {options => <Size {...props} options={options} />}
    </WithOptions>
  );
}

function Size({ options, ...props }: SizeProps & { options: DatabaseOptions }) {
  const { formData = {}, onChange, disabled, readonly, rawErrors } = props;
  const isLocked = disabled || readonly;
  const { sizeClass = '', storage = '' } = formData;
  const change = (part: DatabaseSize) => onChange({ ...formData, ...part });
  const [smallest] = options.sizes;
  useDefault(sizeClass, smallest?.sizeClass, value =>
    change({
      sizeClass: value,
      storage: storage || options.storage.default,
    }),
  );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <SizeField
        value={sizeClass}
        onChange={value => change({ sizeClass: value })}
        isLocked={isLocked}
        sizes={options.sizes}
      />
      <StorageField
        value={storage}
        onChange={value => change({ storage: value })}
        error={rawErrors?.[0]}
        isLocked={isLocked}
        bounds={options.storage}
      />
      <QuotaLeft {...props} options={options} />
    </Box>
  );
}

function QuotaLeft(props: SizeProps & { options: DatabaseOptions }) {
  const t = useEcoTranslation();
  const quotaWords = useQuotaWords();
  const { clusters, owners } = props.options;
  const of = (name: string) => otherValue(props, name);
  const namespace = clusters
    .find(({ name }) => name === of('cluster'))
    ?.namespaces.find(({ name }) => name === of('namespace'));
  const owner = owners.find(({ entityRef }) => entityRef === of('owner'));
  const lines = [
    [namespace?.name, quotaWords(namespace?.quota)],
    [owner && ownerName(owner.entityRef), quotaWords(owner?.quota)],
  ].filter(([, words]) => words);
  return (
    <>
      {lines.map(([who, words]) => (
        <Box key={who} sx={{ typography: 'body2', color: 'text.secondary' }}>
          {t('databaseForm.quota.of', { who: who!, words: words! })}
        </Box>
      ))}
    </>
  );
}
