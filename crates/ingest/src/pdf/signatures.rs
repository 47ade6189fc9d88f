//! What a PDF says of its digital signatures: who, when, and over how much of the file.
//!
//! A signature is a form field of type `Sig` whose value holds `/Name`, `/M`, `/ByteRange` and, in `/Contents`, a
//! PKCS #7 message with the signer's certificate (ISO 32000-2, 12.8). Nothing is verified here: neither the hash nor
//! the chain of certificates.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Number, ObjectIdentifier, String as Bytes};
use jiff::civil::DateTime;
use model::DigitalSignature;

use super::der::{CONTEXT_0, Children, INTEGER, OBJECT_IDENTIFIER, SEQUENCE, SET, Value};
use super::file::dictionaries;

/// Fields nest a few levels deep; a file that nests them deeper is broken or hostile.
const DEEPEST_FIELD: usize = 32;
/// A file with more fields than this has no more of its signatures read.
const MOST_FIELDS: usize = 20_000;
/// Common name, 2.5.4.3 (ITU-T X.520), as encoded.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];

/// The signatures of a file, by how much of the file they cover: the oldest first.
pub(super) fn find_signatures(pdf: &Pdf) -> Vec<DigitalSignature> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let fields =
        root.and_then(|r| r.get::<Dict<'_>>(b"AcroForm")).and_then(|f| f.get::<Array<'_>>(b"Fields"));
    let mut walk =
        Walk { seen: BTreeSet::new(), found: Vec::new(), length: pdf.data().as_ref().len() as u64 };
    if let Some(fields) = fields {
        walk.fields(&fields, false, 0);
    }
    walk.found.sort_by_key(|(end, _)| *end);
    walk.found.into_iter().map(|(_, signature)| signature).collect()
}

struct Walk {
    seen: BTreeSet<ObjectIdentifier>,
    found: Vec<(u64, DigitalSignature)>,
    length: u64,
}

impl Walk {
    fn fields(&mut self, fields: &Array<'_>, inherited: bool, depth: usize) {
        for field in dictionaries(fields) {
            let fresh = field.obj_id().is_none_or(|id| self.seen.insert(id));
            if !fresh || depth > DEEPEST_FIELD || self.seen.len() > MOST_FIELDS {
                continue;
            }
            let signs = field.get::<Name<'_>>(b"FT").map_or(inherited, |n| n.as_str() == "Sig");
            if let Some(value) = field.get::<Dict<'_>>(b"V").filter(|_| signs) {
                self.found.push(self.signature(&value));
            }
            if let Some(kids) = field.get::<Array<'_>>(b"Kids") {
                self.fields(&kids, signs, depth + 1);
            }
        }
    }

    fn signature(&self, value: &Dict<'_>) -> (u64, DigitalSignature) {
        let range: Vec<u64> = value
            .get::<Array<'_>>(b"ByteRange")
            .map(|a| a.iter::<Number>().map(|n| u64::try_from(n.as_i64()).unwrap_or(0)).collect())
            .unwrap_or_default();
        let (starts, end) = match range.as_slice() {
            [start, _, .., offset, length] => (*start == 0, offset.saturating_add(*length)),
            _ => (false, 0),
        };
        let contents = value.get::<Bytes<'_>>(b"Contents");
        let certified = contents.and_then(|c| signer_of(c.as_bytes()));
        let named = value.get::<Bytes<'_>>(b"Name").map(|n| text(n.as_bytes())).filter(|n| is_name(n));
        let signature = DigitalSignature {
            signer: certified.or(named),
            signed_at: value.get::<Bytes<'_>>(b"M").and_then(|m| date(&text(m.as_bytes()))),
            // A line end may follow the last signed byte.
            covers_document: starts && range.len() == 4 && end <= self.length && self.length - end <= 2,
        };
        (end, signature)
    }
}

/// Signing programs put placeholders such as `pdf` where the name of the signer belongs.
fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && !text.eq_ignore_ascii_case("pdf")
}

/// The common name of the certificate that signed a PKCS #7 message (RFC 5652).
fn signer_of(message: &[u8]) -> Option<String> {
    let content = Children::of(message).next()?.child(CONTEXT_0)?;
    let signed = content.child(SEQUENCE)?;
    let certificates: Vec<Value<'_>> = signed.child(CONTEXT_0)?.children().collect();
    let signer = signed.children().filter(|v| v.tag == SET).last()?.child(SEQUENCE)?;
    let serial = signer.child(SEQUENCE).and_then(|issuer| issuer.child(INTEGER));
    let of_signer =
        |c: &&Value<'_>| serial.is_some() && c.child(SEQUENCE).and_then(|body| body.child(INTEGER)) == serial;
    let certificate = match certificates.as_slice() {
        [only] => only,
        several => several.iter().find(of_signer)?,
    };
    // version, serial number, algorithm, issuer, validity, subject: the subject is the fourth sequence.
    let subject = certificate.child(SEQUENCE)?.children().filter(|v| v.tag == SEQUENCE).nth(3)?;
    subject.children().find_map(|set| {
        let attribute = set.child(SEQUENCE)?;
        let kind = attribute.child(OBJECT_IDENTIFIER)?;
        (kind.content == COMMON_NAME).then(|| attribute.children().nth(1)?.text()).flatten()
    })
}

/// A text string: UTF-16 with a byte order mark, UTF-8 with one, or one byte a letter.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|c| c.try_into().ok().map(unit));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A date `D:YYYYMMDDHHmmSS…` in its own offset (ISO 32000-2, 7.9.4); parts from the month on may be missing.
fn date(text: &str) -> Option<DateTime> {
    let digits: Vec<i8> = text
        .trim_start_matches("D:")
        .chars()
        .map_while(|c| c.to_digit(10).and_then(|d| i8::try_from(d).ok()))
        .collect();
    let pair = |at: usize, or: i8| match digits.get(at..at + 2) {
        Some([tens, units]) => tens * 10 + units,
        _ => or,
    };
    let year = i16::from(digits.get(..4).map(|_| pair(0, 0))?) * 100 + i16::from(pair(2, 0));
    DateTime::new(year, pair(4, 1), pair(6, 1), pair(8, 0), pair(10, 0), pair(12, 0), 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_all_lengths() {
        for (given, read) in [
            ("D:20260714085657+07'00'", Some("2026-07-14T08:56:57")),
            ("D:20210209", Some("2021-02-09T00:00:00")),
            ("2024", Some("2024-01-01T00:00:00")),
            ("D:20261301", None),
            ("hôm qua", None),
        ] {
            assert_eq!(date(given).map(|d| d.to_string()).as_deref(), read, "{given}");
        }
    }

    #[test]
    fn text_strings_in_all_encodings() {
        assert_eq!(text(&[0xfe, 0xff, 0x1e, 0xbf, 0, b't']), "ết");
        assert_eq!(text(&[0xff, 0xfe, 0xbf, 0x1e]), "ế");
        assert_eq!(text(b"\xef\xbb\xbf\xe1\xba\xbf"), "ế");
        assert_eq!(text(b"abc"), "abc");
    }
}
