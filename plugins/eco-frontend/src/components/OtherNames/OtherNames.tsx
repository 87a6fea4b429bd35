import { Fragment } from 'react';
import Box from '@mui/material/Box';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { TextLink } from '../TextLink';

/**
 * Lists the other names of a cluster, each linked to its page. Renders nothing
 * if there are none.
 *
 * @param props - `isPlain`: omits the links, for use in a button
 */
export function OtherNames(props: {
  cluster: ClusterSummary;
  isPlain?: boolean;
}) {
  const { cluster, isPlain } = props;
  const { otherNames = [] } = cluster;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  if (otherNames.length === 0) {
    return null;
  }
  return (
    <Box
      component="span"
      sx={{
        display: 'block',
        typography: 'caption',
        color: 'text.secondary',
        overflowWrap: 'anywhere',
      }}
    >
      {t('clusters.otherNames')}{' '}
      {otherNames.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          {isPlain ? (
            name
          ) : (
            <TextLink inText to={paths.cluster({ cluster: name })}>
              {name}
            </TextLink>
          )}
        </Fragment>
      ))}
    </Box>
  );
}
