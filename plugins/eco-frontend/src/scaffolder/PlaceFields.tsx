import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { ClusterField } from '../components/databases/fields/ClusterField';
import { NameField } from '../components/databases/fields/NameField';
import { NamespaceField } from '../components/databases/fields/NamespaceField';
import { clusterOption, onlyOne } from '../model/databases/options';
import { otherValue, TemplateFieldProps, toFieldProps } from './templateField';
import { useDefault, WithOptions } from './WithOptions';

type Props = TemplateFieldProps<string>;

/** Template field that selects the cluster of a database. */
export function EcoClusterPicker(props: Props) {
  return (
    <WithOptions>
      {options => <Cluster {...props} options={options} />}
    </WithOptions>
  );
}

function Cluster({ options, ...props }: Props & { options: DatabaseOptions }) {
  const field = toFieldProps(props);
  useDefault(field.value, onlyOne(options.clusters)?.name, field.onChange);
  return <ClusterField {...field} options={options} />;
}

/**
 * Template field that selects a namespace, in the cluster of the field
 * `cluster`.
 */
export function EcoNamespacePicker(props: Props) {
  // Until a cluster is chosen, its own field explains why there are no options.
  if (!otherValue(props, 'cluster')) {
    return <NamespaceField {...toFieldProps(props)} cluster={undefined} />;
  }
  return (
    <WithOptions>
      {options => <Namespace {...props} options={options} />}
    </WithOptions>
  );
}

function Namespace({
  options,
  ...props
}: Props & { options: DatabaseOptions }) {
  const field = toFieldProps(props);
  const cluster = clusterOption(options, otherValue(props, 'cluster') ?? '');
  const only = cluster && onlyOne(cluster.namespaces)?.name;
  useDefault(field.value, only, field.onChange);
  return <NamespaceField {...field} cluster={cluster} />;
}

/** Template field for the name of a database. */
export function EcoDatabaseName(props: Props) {
  return <NameField {...toFieldProps(props)} />;
}
