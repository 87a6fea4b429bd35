import { useEffect, useState } from 'react';
import Button from '@mui/material/Button';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { HiddenText } from '../HiddenText';

const SHOWN_MS = 5_000;

/** Copies a text, and shows whether the browser allowed it. */
export function CopyButton(props: { text: string; label?: string }) {
  const t = useEcoTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    // There is no clipboard unless the portal is served over HTTPS.
    Promise.resolve(navigator.clipboard)
      .then(clipboard => clipboard.writeText(props.text))
      .then(
        () => setOutcome('copied'),
        () => setOutcome('copyFailed'),
      );
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={
          outcome === 'copied' ? <CheckOutlined /> : <ContentCopyOutlined />
        }
        onClick={copy}
        sx={{ alignSelf: 'flex-start', justifySelf: 'start' }}
      >
        {outcome
          ? t(`connection.${outcome}`)
          : props.label ?? t('connection.copy')}
      </Button>
      <HiddenText role="status">
        {outcome && t(`connection.${outcome}`)}
      </HiddenText>
    </>
  );
}
