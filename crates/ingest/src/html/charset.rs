//! The character set of a page: byte order mark, declaration, or what its bytes are.

use std::borrow::Cow;

use encoding_rs::{UTF_8, WINDOWS_1252, WINDOWS_1258};
use model::{Code, Diagnostic, Encoding};
use normalize::charset;

use crate::ReadError;

/// A page as characters.
pub(super) struct Page {
    pub text: String,
    pub encoding: Encoding,
    pub diagnostics: Vec<Diagnostic>,
}

/// The start of a file, read as if its letters were ASCII.
pub(super) fn head(bytes: &[u8], length: usize) -> Cow<'_, str> {
    let sample = bytes.get(..length).unwrap_or(bytes);
    if crate::text::is_utf16(bytes) {
        let letters = sample.iter().copied().filter(|&b| b != 0 && b < 0x80);
        return Cow::Owned(letters.map(char::from).collect());
    }
    String::from_utf8_lossy(sample)
}

/// Decodes a page. Bytes that its character set does not know are replaced, and that is said.
pub(super) fn decode(bytes: &[u8]) -> Result<Page, ReadError> {
    if crate::text::is_utf16(bytes) {
        let text = crate::text::decode_part(bytes)?;
        return Ok(Page { text, encoding: Encoding::Unicode, diagnostics: Vec::new() });
    }
    let declared = declared(bytes);
    if let Some(page) = undeclared(bytes, declared) {
        return Ok(page);
    }
    let set = match declared {
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        // declared or not, bytes that are not UTF-8 for the most part were written in the old way
        Some(set) if set == UTF_8 && !is_nearly_utf8(bytes) => WINDOWS_1258,
        Some(set) => set,
        None if is_nearly_utf8(bytes) => UTF_8,
        None => WINDOWS_1258,
    };
    let encoding = if set == WINDOWS_1258 { Encoding::Windows1258 } else { Encoding::Unicode };
    let (text, _, replaced) = set.decode(bytes);
    let text = text.into_owned();
    let mut diagnostics = Vec::new();
    if replaced {
        let count = text.matches('\u{FFFD}').count();
        diagnostics.push(Diagnostic::new(Code::BytesReplaced, &[&count.to_string(), set.name()]));
    }
    Ok(Page { text, encoding, diagnostics })
}

/// A page that says nothing of its character set, or wrongly that it is UTF-8, where its letters speak for one of before
/// Unicode. Where its fonts are named, its runs are left to them: a font may draw capitals.
fn undeclared(bytes: &[u8], declared: Option<&encoding_rs::Encoding>) -> Option<Page> {
    if declared.is_some_and(|set| set != UTF_8) || is_nearly_utf8(bytes) {
        return None;
    }
    let (encoding, confidence) = charset::detect_bytes(bytes).filter(|(e, _)| *e != Encoding::Windows1258)?;
    if NAMES_OF_FONTS.iter().any(|name| memchr::memmem::find(bytes, name).is_some()) {
        let text = WINDOWS_1252.decode(bytes).0.into_owned();
        return Some(Page { text, encoding: Encoding::Unicode, diagnostics: Vec::new() });
    }
    let note = charset::diagnose(&charset::Verdict::Legacy { encoding, confidence });
    let text = charset::decode_bytes(bytes, encoding, false);
    Some(Page { text, encoding, diagnostics: note.into_iter().collect() })
}

/// How names of fonts of before Unicode begin.
const NAMES_OF_FONTS: [&[u8]; 3] = [b".Vn", b"VNI-", b"VPS "];

/// The character set that the page declares in its head. Latin-1 is how legacy fonts (`.VnTime`, `VNI-Times`) are
/// declared; their bytes go through it unharmed.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const HEAD: usize = 4096;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Some(UTF_8);
    }
    let head = head(bytes, HEAD).to_lowercase();
    let after = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let label: String = after
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    match label.as_str() {
        "x-user-defined" => Some(WINDOWS_1252),
        label => encoding_rs::Encoding::for_label(label.as_bytes()),
    }
}

/// Whether nearly all bytes beyond ASCII form UTF-8: one damaged letter does not make a page another one.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    const SHARE: usize = 10;
    let mut wrong = 0;
    let mut foreign = 0;
    for chunk in bytes.utf8_chunks() {
        foreign += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong * SHARE <= foreign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_or_not_the_letters_come_out() {
        let text = "<p>Kế hoạch năm</p>";
        let with = |meta: &str| [format!("<meta charset={meta}>").as_bytes(), text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), with("utf-8"), with("windows-1252")] {
            assert!(decode(&bytes).unwrap().text.ends_with(text));
        }
        let old = b"<meta charset=windows-1258><p>H\xE0 N\xF4\xF2i</p>";
        assert_eq!(normalize::clean(&decode(old).unwrap().text), "<meta charset=windows-1258><p>Hà Nội</p>");
        let broken =
            ["Kế hoạch năm học và các nhiệm vụ trọng tâm của tỉnh đến hết năm ".as_bytes(), b"\xC3("]
                .concat();
        let page = decode(&broken).unwrap();
        assert!(page.text.starts_with("Kế hoạch") && page.diagnostics.len() == 1);
    }
}
