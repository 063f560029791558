// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/

// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
const NEVER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/**
 * The text without the characters that XML 1.0 cannot hold: control characters (also DEL), U+FFFE and U+FFFF are left out, lone
 * surrogates become U+FFFD. Tab and line ends are kept.
 */
export const xmlSafe = (text: string): string => (FORBIDDEN.test(text) ? text.toWellFormed().replace(NEVER, '') : text)
