import Box from '@mui/material/Box';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Conditions of a database, and why its provider was selected, as reported by
 * the controller.
 */
export function Conditions(
  props: Pick<DatabaseDetail, 'conditions' | 'provider'>,
) {
  const { conditions, provider } = props;
  const t = useEcoTranslation();
  return (
    <Box
      component="ul"
      sx={{ m: 0, pl: 2.5, typography: 'body2', overflowWrap: 'anywhere' }}
    >
      {provider?.reason && (
        <li>
          <b>
            {t('database.fact.provider')} {provider.name}
          </b>
          : {provider.reason}
        </li>
      )}
      {conditions.map(condition => {
        const { type, status, reason, message, lastTransitionTime } = condition;
        return (
          <li key={type}>
            <b>
              {type}: {t(`database.condition${status}`)}
            </b>
            {reason && reason !== 'None' && ` (${reason})`}
            {message && ` ${message}`}
            {lastTransitionTime && (
              <>
                {', '}
                <Age at={lastTransitionTime} />
              </>
            )}
          </li>
        );
      })}
    </Box>
  );
}
