/** When are two texts the same? One spelling of white space and letters, and a digest of it. */
import { hash } from 'node:crypto';

/** White space as one space and letters composed (Unicode NFC), so that a re-flowed text is the same text. */
export const plainText = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** SHA-256 of bytes, or of a text in UTF-8; 64 hexadecimal digits. */
export const sha256 = (text: string | Uint8Array): string => hash('sha256', text);
