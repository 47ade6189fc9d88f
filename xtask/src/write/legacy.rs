//! Letters of before Unicode, as files of each format hold them: in fonts whose names tell the character set, or in any
//! font, so that only statistics do.
//!
//! Office programs keep such text as the characters that windows-1252 shows for its bytes. Capitals that a set has no
//! code for are small letters in a font that draws capitals (`.VnTimeH`).

use model::Encoding;
use normalize::charset;

/// How the letters of a file are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letters {
    /// As Unicode.
    #[default]
    Unicode,
    /// In a set whose fonts are named: TCVN3, VNI, VPS.
    Named(Encoding),
    /// In a set that no font names.
    Silent(Encoding),
}

/// A run of characters and the font that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) font: Option<&'static str>,
    pub(crate) text: String,
}

/// What windows-1252 shows for 0x80…0x9F; its gaps stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Letters {
    /// The runs that hold a text. `control` says whether the format can hold control characters, on which VISCII and
    /// VPS have some capitals; where it cannot, these are small.
    pub(crate) fn runs(self, text: &str, control: bool) -> Vec<Run> {
        let (encoding, named) = match self {
            Self::Unicode => return vec![Run { font: None, text: text.to_owned() }],
            Self::Named(encoding) => (encoding, true),
            Self::Silent(encoding) => (encoding, false),
        };
        let mut runs: Vec<Run> = Vec::new();
        for c in text.chars() {
            let capital = named && encoding == Encoding::Tcvn3 && loses_capital(c, encoding);
            let font = named.then(|| font_of(encoding, capital));
            let surfaced = surface(c, encoding, control);
            match runs.last_mut() {
                Some(last) if last.font == font => last.text.push_str(&surfaced),
                _ => runs.push(Run { font, text: surfaced }),
            }
        }
        runs
    }

    /// The runs in one font, as a cell of a binary workbook has.
    pub(crate) fn one_run(self, text: &str) -> Run {
        let font = self.runs("a", false).first().and_then(|run| run.font);
        Run { font, text: self.runs(text, false).into_iter().map(|run| run.text).collect() }
    }
}

/// The bytes of a text file.
pub fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
    text.chars()
        .flat_map(|c| charset::encode(&c.to_string(), encoding).unwrap_or_else(|| vec![b'?']))
        .collect()
}

/// Whether a capital comes back small: the set has no code for it.
fn loses_capital(c: char, encoding: Encoding) -> bool {
    let bytes = charset::encode(&c.to_string(), encoding).unwrap_or_default();
    c.is_uppercase() && charset::decode_bytes(&bytes, encoding, false) != c.to_string()
}

fn font_of(encoding: Encoding, capital: bool) -> &'static str {
    match (encoding, capital) {
        (Encoding::Tcvn3, true) => ".VnTimeH",
        (Encoding::Tcvn3, false) => ".VnTime",
        (Encoding::Vni, _) => "VNI-Times",
        (Encoding::Vps, _) => "VPS Times",
        (Encoding::Unicode | Encoding::Viscii | Encoding::Windows1258, _) => "Times New Roman",
    }
}

fn surface(c: char, encoding: Encoding, control: bool) -> String {
    let of = |c: char| charset::encode(&c.to_string(), encoding).unwrap_or_else(|| vec![b'?']);
    let mut bytes = of(c);
    if !control && bytes.iter().any(|&b| b < 0x20) && !c.is_control() {
        bytes = c.to_lowercase().flat_map(of).collect();
    }
    bytes
        .iter()
        .map(|&b| WINDOWS_1252.get(usize::from(b).wrapping_sub(0x80)).copied().unwrap_or(char::from(b)))
        .collect()
}

/// The byte from which a character surfaces.
pub(crate) fn code(c: char) -> Option<u8> {
    let high = || WINDOWS_1252.iter().position(|&w| w == c).and_then(|at| u8::try_from(at + 0x80).ok());
    u8::try_from(c).ok().or_else(high)
}

/// A line in which every letter of Vietnamese with a mark stands, in syllables that could be words.
pub fn alphabet() -> String {
    const FRAMES: [&str; 13] =
        ["t*", "*i", "*", "t*n", "t*c", "t*t", "h*i", "g*", "k*", "l*ng", "ho*", "t*y", "ngh*"];
    let small = ('\u{80}'..'\u{2000}').filter(|&c| normalize::is_marked(c) && c.is_lowercase());
    let word = |c: char| {
        let mut words = FRAMES.iter().map(|frame| frame.replace('*', &c.to_string()));
        words.find(|word| normalize::syllable::is_syllable(word))
    };
    let words: Vec<String> = small.filter_map(word).collect();
    let capitals: Vec<String> = words.iter().map(|word| word.to_uppercase()).collect();
    format!("{} {}", words.join(" "), capitals.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_change_their_font_where_a_capital_has_no_code() {
        let runs = Letters::Named(Encoding::Tcvn3).runs("Ủy ban", false);
        let seen: Vec<_> = runs.iter().map(|run| (run.font, run.text.as_str())).collect();
        assert_eq!(seen, [(Some(".VnTimeH"), "ñ"), (Some(".VnTime"), "y ban")]);
        assert_eq!(Letters::Silent(Encoding::Vni).runs("đường", false)[0].text, "ñöôøng");
    }

    #[test]
    fn the_alphabet_is_whole() {
        let line = alphabet();
        let marked = ('\u{80}'..'\u{2000}').filter(|&c| normalize::is_marked(c));
        let missing: String = marked.filter(|&c| !line.contains(c)).collect();
        assert_eq!(missing, "");
    }
}
