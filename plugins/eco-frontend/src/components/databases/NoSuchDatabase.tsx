import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { NoSuchThing } from '../PageStates';

/**
 * Explains that the URL names a database that does not exist or that the user
 * may not see.
 */
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
