/**
 * Control and format characters, line and paragraph separators, and lone
 * surrogates. Excludes tabs and line breaks, because some annotations are
 * multi-line texts, and the joiners used in scripts and emoji.
 */
const INVISIBLE = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Escapes invisible characters, for example as `\u{202e}`, so that a name or
 * version cannot be disguised. This includes NUL, which the database rejects.
 *
 * @public
 */
export function escapeText(text: string): string {
  return text.replace(
    INVISIBLE,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
