/**
 * Controls, marks that turn text round, hide it or end a line, and halves of a
 * surrogate pair. Tabs and line breaks stay: some annotations are whole texts.
 * So do the joiners of scripts and emoji.
 */
const INVISIBLE = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Makes visible what would hide in a text, as `\u{202e}`. A name or a version
 * must not read otherwise than it is, and a database takes no NUL.
 *
 * @public
 */
export function escapeText(text: string): string {
  return text.replace(
    INVISIBLE,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
