import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NoSuchThing } from '../PageStates';

/** The address names a database that nobody knows, or that the person may not see. */
export function NoSuchDatabase({
  cluster,
  namespace,
  name,
}: DatabaseReference) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <NoSuchThing
      title={t('database.noSuch', { name: `${namespace}/${name}`, cluster })}
      to={paths.databases}
      words={t('database.all')}
    />
  );
}
