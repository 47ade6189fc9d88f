//! Bytes of a text file → characters.
//!
//! Order: byte order mark, UTF-16 without a mark (every second byte is one of the few high bytes of Vietnamese),
//! UTF-8, then the legacy character sets. What is none of them is a typed error that names the first byte that does
//! not fit; a single stray byte in a UTF-8 file is never papered over. Control characters are left out where they are few.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use model::{Diagnostic, Encoding};
use normalize::charset;

use super::stray;
use crate::ReadError;

/// Characters of a file, and the character set that they were in.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, without byte order mark: of UTF-8 the bytes themselves.
    pub text: Cow<'a, str>,
    /// What it was.
    pub encoding: Encoding,
    /// What is said of control characters that were left out.
    pub stray: Option<Diagnostic>,
}

/// Decodes a text file.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest, 3);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, UTF_16LE, 2);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, UTF_16BE, 2);
    }
    match unmarked_utf16(bytes) {
        Some(encoding) => utf16(bytes, encoding, 0),
        None => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<Decoded<'_>, ReadError> {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => plain(text.into(), bytes, memchr::memchr(0, bytes).unwrap_or(bytes.len()), skipped),
        Err(error) => legacy(bytes).ok_or_else(|| not_text(bytes, error.valid_up_to(), skipped)),
    }
}

fn utf16(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
    skipped: usize,
) -> Result<Decoded<'static>, ReadError> {
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return Err(not_text(bytes, broken_unit(bytes, encoding), skipped));
    };
    let before: usize = text.chars().take_while(|&c| c != '\0').map(char::len_utf16).sum();
    plain(text.into_owned().into(), bytes, before * 2, skipped)
}

/// A text without the few control characters that strayed into it. Many NULs show that the file is something else.
fn plain<'a>(text: Cow<'a, str>, bytes: &[u8], nul: usize, skipped: usize) -> Result<Decoded<'a>, ReadError> {
    let count = stray::count(text.as_bytes());
    let few = stray::are_few(count, text.len());
    if nul < bytes.len() && !few {
        return Err(not_text(bytes, nul, skipped));
    }
    let (text, stray) = if count > 0 && few { stray::strip(text) } else { (text, None) };
    Ok(Decoded { text, encoding: Encoding::Unicode, stray })
}

fn not_text(bytes: &[u8], at: usize, skipped: usize) -> ReadError {
    ReadError::NotText { offset: (at + skipped) as u64, byte: bytes.get(at).copied() }
}

/// Place of the first unpaired surrogate or of the half unit at the end.
fn broken_unit(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
    let (units, rest) = bytes.as_chunks::<2>();
    let little = encoding == UTF_16LE;
    let units =
        units.iter().map(|&pair| if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) });
    let mut at = 0;
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(c) => at += c.len_utf16() * 2,
            Err(_) => return at,
        }
    }
    bytes.len() - rest.len()
}

/// Whether a file is UTF-16, with or without a mark.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || unmarked_utf16(bytes).is_some()
}

/// UTF-16 without a mark: of the first units, nearly all have a high byte of Latin, Vietnamese or punctuation blocks.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const SAMPLE: usize = 2048;
    const SHARE: f32 = 0.97;
    let sample = bytes.get(..bytes.len().min(SAMPLE) & !1)?;
    if sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let share = |first: usize| {
        let high = sample.iter().skip(first).step_by(2);
        high.filter(|&&b| matches!(b, 0x00 | 0x01 | 0x03 | 0x1E | 0x20)).count() as f32
            / (sample.len() / 2) as f32
    };
    let (big, little) = (share(0), share(1));
    match () {
        () if big.max(little) < SHARE || (big - little).abs() < 0.2 => None,
        () if big > little => Some(UTF_16BE),
        () => Some(UTF_16LE),
    }
}

/// Text in a character set from before Unicode, where the letters speak for one. Control characters show that the
/// file is no text at all.
fn legacy(bytes: &[u8]) -> Option<Decoded<'static>> {
    if bytes.contains(&0) {
        return None;
    }
    let (encoding, _) = charset::detect_bytes(bytes)?;
    Some(Decoded { text: charset::decode_bytes(bytes, encoding, false).into(), encoding, stray: None })
}

/// Legacy letters that were saved as if they were Latin-1: UTF-8 that reads `ñöôøng` or `®êng`.
pub(crate) fn resurface(decoded: Decoded<'_>) -> (Decoded<'_>, Option<Diagnostic>) {
    const SAMPLE: usize = 20_000;
    let mut behind = decoded.text.chars();
    let sample = match behind.nth(SAMPLE - 1) {
        Some(_) => decoded.text.len() - behind.as_str().len(),
        None => decoded.text.len(),
    };
    let (foreign, vietnamese) = letters(decoded.text.as_bytes().get(..sample).unwrap_or_default());
    if foreign < 10 || vietnamese * 4 > foreign {
        return (decoded, None);
    }
    let verdict = charset::judge(&decoded.text, &charset::DetectSettings::default());
    let note = charset::diagnose(&verdict);
    if let charset::Verdict::Legacy { encoding, .. } = verdict {
        let text = charset::decode(&decoded.text, encoding, false).into();
        return (Decoded { text, encoding, stray: decoded.stray }, note);
    }
    (decoded, note)
}

/// How many characters are of the second half of Latin-1 (U+0080…U+00FF), and how many are letters that only Vietnamese
/// has (U+1EA0…U+1EF9), by their bytes.
fn letters(text: &[u8]) -> (usize, usize) {
    // As many as a byte counts, in whole pieces of sixteen.
    const MOST: usize = 240;
    let (mut foreign, mut vietnamese) = (0, 0);
    let behind = |n: usize| text.get(n..).unwrap_or_default().chunks(MOST);
    // Sums of a byte each, so that many bytes are counted at once.
    for firsts in text.chunks(MOST) {
        let second_half = |&byte: &u8| u8::from(byte & 0xFE == 0xC2);
        foreign += usize::from(firsts.iter().map(second_half).sum::<u8>());
    }
    for ((firsts, seconds), thirds) in text.chunks(MOST).zip(behind(1)).zip(behind(2)) {
        let mut sum = 0_u8;
        for ((&first, &second), &third) in firsts.iter().zip(seconds).zip(thirds) {
            let near = u8::from(second == 0xBA) & u8::from(third >= 0xA0);
            let far = u8::from(second == 0xBB) & u8::from(third <= 0xB9);
            sum += u8::from(first == 0xE1) & (near | far);
        }
        vietnamese += usize::from(sum);
    }
    (foreign, vietnamese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_by_their_bytes() {
        let text: String = ('\0'..='\u{FFFF}').collect();
        let between = |from: char, to: char| text.chars().filter(|c| (from..=to).contains(c)).count();
        let wanted = (between('\u{80}', '\u{FF}'), between('\u{1EA0}', '\u{1EF9}'));
        assert_eq!(letters(text.as_bytes()), wanted);
        assert_eq!(letters("ố".as_bytes()), (0, 1));
    }

    #[test]
    fn legacy_letters_come_out_whether_as_bytes_or_resurfaced() {
        let text = "Kế hoạch triển khai thực hiện nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh năm học mới";
        let bytes = charset::encode(text, Encoding::Vni).unwrap();
        let decoded = decode(&bytes).unwrap();
        assert_eq!((&*decoded.text, decoded.encoding), (text, Encoding::Vni));
        let latin: String = bytes.iter().copied().map(char::from).collect();
        let (decoded, note) = resurface(decode(latin.as_bytes()).unwrap());
        assert_eq!((&*decoded.text, note.is_some()), (text, true));
    }

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn reads_every_form_of_unicode() {
        let text = "KẾ HOẠCH\r\nTriển khai thực hiện Quy hoạch tỉnh";
        let mut forms = vec![text.as_bytes().to_vec(), ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()];
        for (big, mark) in [(false, true), (true, true), (false, false), (true, false)] {
            forms.push(utf16(text, big, mark));
        }
        for bytes in forms {
            assert_eq!(decode(&bytes).unwrap().text, text);
        }
    }

    #[test]
    fn names_the_byte_that_does_not_fit() {
        let mut lone = utf16("Kế", false, true);
        lone.extend([0x00, 0xD8]);
        let cases: [(&[u8], u64); 4] = [
            (b"K\xC3\xAA ho\xFFch", 6),
            (b"\xEF\xBB\xBFab\xC3", 5),
            (b"\x7FELF\x02\x01\x00\x00", 6),
            (&lone, 6),
        ];
        for (bytes, offset) in cases {
            assert!(
                matches!(decode(bytes), Err(ReadError::NotText { offset: o, .. }) if o == offset),
                "{bytes:?}"
            );
        }
    }
}
