const MAX_LENGTH = 60;

/** Shortens user text to fit in a message. */
export function short(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
