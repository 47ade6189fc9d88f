//! Vietnamese before Unicode: TCVN3, VNI, VISCII, VPS and windows-1258, decided run by run and decoded.
//!
//! Such text surfaces as Latin-1 letters («ñaát» for «đất»), because what it means was known to the font alone. The font's
//! name decides where there is one ([`from_font_name`]), statistics where not ([`detect`]): of the words that carry a
//! mark, how many are Vietnamese syllables when decoded so, and how many as they stand. Where two readings come close
//! the text stays as it is and [`judge`] says so. Decoding comes before everything else: the soft hyphen is a letter of
//! TCVN3, and capitals of VISCII and VPS lie on control codes.

mod detect;
mod font;
mod single;
mod surface;
mod vni;
mod windows;

use std::borrow::Cow;

use model::{Code, Confidence, Diagnostic, Encoding};

pub use detect::{DetectSettings, Verdict, detect, detect_bytes, judge, reads_as_unicode};
pub use font::{FontCharset, from_font_name};

use crate::letter::Letter;

/// The legacy character sets, in the order in which they are tried.
pub const LEGACY: [Encoding; 5] =
    [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Viscii, Encoding::Vps];

/// Decodes a run that surfaced as Latin-1 or windows-1252 characters. `capitals` is for the fonts of TCVN3 that draw
/// every letter as a capital (`.VnTimeH`). Characters without meaning in the set stay as they are.
///
/// ```
/// use model::Encoding;
/// use normalize::charset::decode;
/// assert_eq!(decode("Tieáng Vieät ñöôøng", Encoding::Vni, false), "Tiếng Việt đường");
/// assert_eq!(decode("\u{ae}\u{ad}êng", Encoding::Tcvn3, true), "ĐƯỜNG");
/// ```
pub fn decode(text: &str, encoding: Encoding, capitals: bool) -> String {
    let decoded = match encoding {
        Encoding::Unicode => text.to_owned(),
        Encoding::Vni => vni::decode(text),
        Encoding::Windows1258 => windows::decode(text),
        Encoding::Tcvn3 => {
            single::mend_capitals(&single::mend_hyphens(&single::decode(text, &single::TCVN3)))
        }
        Encoding::Viscii => single::decode(text, &single::VISCII),
        Encoding::Vps => single::decode(text, &single::VPS),
    };
    if capitals { decoded.to_uppercase() } else { decoded }
}

/// Decodes bytes: each is taken as it is, without a detour through windows-1252.
pub fn decode_bytes(bytes: &[u8], encoding: Encoding, capitals: bool) -> String {
    match encoding {
        Encoding::Unicode => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii | Encoding::Vps | Encoding::Windows1258 => {
            decode(&surface::latin1(bytes), encoding, capitals)
        }
    }
}

/// The bytes of a text in a legacy character set; `None` where it has no code for a character. TCVN3 has no capitals
/// with a tone: they come out as small letters, which its capital fonts draw as capitals.
pub fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match encoding {
            Encoding::Unicode => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            Encoding::Vni => vni::encode(c, &mut out)?,
            Encoding::Windows1258 => windows::encode(c, &mut out)?,
            Encoding::Viscii => out.push(single::encode(c, &single::VISCII)?),
            Encoding::Vps => out.push(single::encode(c, &single::VPS)?),
            Encoding::Tcvn3 => {
                let small = Letter::read(c).map_or(c, |l| Letter { upper: false, ..l }.write());
                out.push(
                    single::encode(c, &single::TCVN3).or_else(|| single::encode(small, &single::TCVN3))?,
                );
            }
        }
    }
    Some(out)
}

/// A run as it reads after the character set was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text in Unicode.
    pub text: Cow<'a, str>,
    /// The set that it was in; `None` where it was left as it stands.
    pub encoding: Option<Encoding>,
}

/// Decodes a run whose character set is known, but for a run that already is Vietnamese in Unicode.
pub fn decode_as(text: &str, set: FontCharset) -> Run<'_> {
    if reads_as_unicode(text, set.encoding) {
        return Run { text: Cow::Borrowed(text), encoding: None };
    }
    let decoded = decode(text, set.encoding, set.capitals);
    Run { text: Cow::Owned(decoded), encoding: Some(set.encoding) }
}

/// What is to be said about a verdict: that a run was decoded on statistics alone, or that it could not be decided.
pub fn diagnose(verdict: &Verdict) -> Option<Diagnostic> {
    match verdict {
        Verdict::Plain | Verdict::TooLittle => None,
        Verdict::Legacy { encoding, confidence } => {
            Some(Diagnostic::new(Code::CharsetDetected, &[name(*encoding), &percent(*confidence)]))
        }
        Verdict::Ambiguous { candidates } => {
            let names: Vec<&str> = candidates.iter().map(|&(encoding, _)| name(encoding)).collect();
            Some(Diagnostic::new(Code::CharsetAmbiguous, &[&names.join(", ")]))
        }
    }
}

fn percent(confidence: Confidence) -> String {
    format!("{:.0} %", confidence.get() * 100.0)
}

/// The name of a character set for people.
pub fn name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Unicode => "Unicode",
        Encoding::Tcvn3 => "TCVN3",
        Encoding::Vni => "VNI",
        Encoding::Viscii => "VISCII",
        Encoding::Vps => "VPS",
        Encoding::Windows1258 => "windows-1258",
    }
}
