import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { Tool } from '@backstage-eco/plugin-eco-common';
import { isEnding } from '../../components/LifecycleMark';
import { SourceNote } from '../../components/SourceNote';
import { ToolNames } from '../../components/ToolNames';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';

/**
 * Warns about a tool that its users must leave: why, since when, and what to
 * move to.
 */
export function LifecycleWarning(props: { tool: Tool }) {
  const { lifecycle } = props.tool;
  const t = useEcoTranslation();
  if (!isEnding(lifecycle)) {
    return null;
  }
  const { state, note, successors = [] } = lifecycle;
  return (
    <Alert
      severity={state === 'deprecated' ? 'warning' : 'error'}
      variant="outlined"
      role="note"
      sx={{
        bgcolor: 'background.paper',
        color: 'text.primary',
        overflowWrap: 'anywhere',
      }}
    >
      <AlertTitle>{t(`lifecycle.${state}Meaning`)}</AlertTitle>
      {note}
      {successors.length > 0 && (
        <div>
          {t('lifecycle.moveTo')} <ToolNames toolIds={successors} inText />
        </div>
      )}
      <div>
        <SourceNote fact={lifecycle} />
      </div>
    </Alert>
  );
}
