import { useApi, appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { useNow } from '../../hooks/useNow';
import { relativeTime } from './relativeTime';

const TICK_MS = 15_000;

/**
 * Shows a time relative to now, for example "2 minutes ago" or "in 12 days".
 * The exact time is in the title.
 *
 * @param props - `at`: ISO 8601
 */
export function Age(props: { at: string }) {
  const { words, exact } = useAge(props.at);
  return (
    <time dateTime={props.at} title={exact}>
      {words}
    </time>
  );
}

/**
 * Returns the text of {@link Age}, for places that cannot render an element.
 */
export function useAge(at: string): { words: string; exact: string } {
  const now = useNow(TICK_MS);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return { words: at, exact: at };
  }
  return {
    words: relativeTime({ date, now, language }),
    exact: date.toLocaleString(language),
  };
}
