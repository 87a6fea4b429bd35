import Box from '@mui/material/Box';
import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';
import { Age } from '../../components/Age';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/** The conditions of a database, in the controller's own words. */
export function Conditions(props: {
  conditions: DatabaseDetail['conditions'];
}) {
  const t = useEcoTranslation();
  return (
    <Box
      component="ul"
      sx={{ m: 0, pl: 2.5, typography: 'body2', overflowWrap: 'anywhere' }}
    >
      {props.conditions.map(condition => {
        const { type, status, reason, message, lastTransitionTime } = condition;
        return (
          <li key={type}>
            <b>
              {type}: {t(`database.condition${status}`)}
            </b>
            {reason && ` (${reason})`}
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
