import { useEffect, useRef, useState } from 'react';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Clear from '@mui/icons-material/Clear';
import Search from '@mui/icons-material/Search';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { FIELD_STYLE } from './fieldStyle';

/**
 * Pause in typing before the page follows, as browsers limit how often the URL
 * may change.
 */
const DEBOUNCE_MS = 200;

/** A search field. It shows input at once, and applies it after a pause. */
export function SearchField(props: {
  text: string;
  label: string;
  onChange: (text: string) => void;
}) {
  const { text, label, onChange } = props;
  const t = useEcoTranslation();
  const [typed, setTyped] = useState(text);
  const latest = useRef({ text, onChange });
  latest.current = { text, onChange };
  const sent = useRef(text);
  // The URL can change from outside: back, forward, "Clear". Ignore the echo of
  // what was sent from here, as more may have been typed since.
  useEffect(() => {
    if (text !== sent.current) {
      sent.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== latest.current.text) {
        sent.current = typed;
        latest.current.onChange(typed);
      }
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      size="small"
      value={typed}
      placeholder={label}
      onChange={event => setTyped(event.target.value)}
      inputProps={{ 'aria-label': label, maxLength: 100 }}
      InputProps={{
        sx: FIELD_STYLE,
        startAdornment: (
          <InputAdornment position="start">
            <Search aria-hidden fontSize="small" />
          </InputAdornment>
        ),
        endAdornment: typed && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              edge="end"
              aria-label={t('filter.clearSearch')}
              onClick={() => setTyped('')}
            >
              <Clear fontSize="small" />
            </IconButton>
          </InputAdornment>
        ),
      }}
      sx={{ flex: '1 1 180px', minWidth: 0 }}
    />
  );
}
