//! Between bytes and the characters as which they surface.

/// What windows-1252 shows for 0x80…0x9F; its five gaps surface as control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte behind a surface character: Latin-1, windows-1252, and the signs that PDF names alike.
pub(super) fn byte(c: char) -> Option<u8> {
    match c {
        'μ' => Some(0xb5),
        '\u{2219}' => Some(0xb7),
        '\u{2c9}' => Some(0xaf),
        _ => match u8::try_from(c) {
            Ok(byte) => Some(byte),
            Err(_) => WINDOWS_1252.iter().position(|&w| w == c).and_then(|at| u8::try_from(at + 0x80).ok()),
        },
    }
}

/// Bytes as Latin-1, control codes included.
pub(super) fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|&b| char::from(b)).collect()
}

/// Signs of ordinary typography that stand in any text and say nothing about its character set.
pub(super) fn is_neutral(c: char) -> bool {
    matches!(
        c,
        '–' | '—'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '…'
            | '•'
            | '\u{a0}'
            | '°'
            | '²'
            | '³'
            | '«'
            | '»'
            | '€'
            | '™'
    )
}
