//! The match layer: keys by which texts are compared, found and told apart. A key is never shown.

mod plain;

use std::sync::LazyLock;

use crate::clean::{clean, is_mark, is_settled};
use crate::letter::{Letter, Shape, Tone, is_letter, small};
use crate::syllable::{Syllable, ToneStyle};

/// Syllables that are written with i or y, at will: what is written, and what stands in the key. Names fold with
/// them (Lí = Lý): a key has no case, and no two bodies or places differ in that alone.
const I_OR_Y: [(&str, &str); 8] = [
    ("tỉ", "tỷ"),
    ("kĩ", "kỹ"),
    ("lí", "lý"),
    ("mĩ", "mỹ"),
    ("quí", "quý"),
    ("hi", "hy"),
    ("sĩ", "sỹ"),
    ("kì", "kỳ"),
];

/// The words after which `hằng` means «every» and may as well be written `hàng`.
const PERIODS: &[&str] = &["năm", "quý", "tháng", "tuần", "ngày", "kỳ"];

/// The match key: cleaned, lower case, tones in the old style, i/y variants and `hằng năm` = `hàng năm` made one,
/// dashes and quotes of every kind folded, white space collapsed and trimmed.
///
/// ```
/// use normalize::key;
/// assert_eq!(key("  UỶ  BAN –\tHằng năm"), key("Ủy ban - hàng năm"));
/// assert_ne!(key("phó"), key("phố"));
/// ```
pub fn key(text: &str) -> String {
    plain::key(text).unwrap_or_else(|| key_of_any(text))
}

fn key_of_any(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let mut word = Word::default();
    for c in text.chars() {
        match c {
            'a'..='z' => word.letter(&mut out, c),
            'A'..='Z' => word.letter(&mut out, c.to_ascii_lowercase()),
            _ if c.is_ascii() => {
                word.close(&mut out);
                push_folded(&mut out, c);
            }
            _ => match Letter::read(c) {
                Some(letter) => {
                    word.marked |= letter.tone != Tone::Level;
                    word.letter(&mut out, small(c));
                }
                // A mark that joins to no letter is part of the word all the same: moving the tone over it would make
                // it join.
                None if is_mark(c) => word.letter(&mut out, c),
                None if is_letter(c) => {
                    word.open(&out);
                    out.extend(c.to_lowercase());
                }
                None => {
                    word.close(&mut out);
                    push_folded(&mut out, c);
                }
            },
        }
    }
    word.close(&mut out);
    out.truncate(out.trim_end().len());
    fold_every(out)
}

/// The key without any mark: tones and shapes gone, đ as d.
///
/// ```
/// assert_eq!(normalize::bare("Ủy ban nhân dân huyện Đà Bắc"), "uy ban nhan dan huyen da bac");
/// ```
pub fn bare(text: &str) -> String {
    plain::bare(text).unwrap_or_else(|| bare_of_any(text))
}

fn bare_of_any(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_bare(&mut out, c);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether the key without marks begins with these letters; no more of the text is looked at than that takes.
///
/// ```
/// assert!(normalize::opens_bare("  PHỤ LỤC II", "phu luc"));
/// assert!(!normalize::opens_bare("Phụ", "phu luc"));
/// ```
pub fn opens_bare(text: &str, phrase: &str) -> bool {
    plain::opens_bare(text, phrase).unwrap_or_else(|| opens_bare_in_any(text, phrase))
}

fn opens_bare_in_any(text: &str, phrase: &str) -> bool {
    let mut rest = phrase;
    let mut blank = true;
    for c in text.trim().chars() {
        if rest.is_empty() {
            return true;
        }
        if !is_settled(c) {
            return bare(text).starts_with(phrase);
        }
        let folded = match Letter::read(c) {
            Some(letter) => char::from(letter.base),
            None if is_letter(c) => small(c),
            None => folded(c),
        };
        if folded == ' ' && std::mem::replace(&mut blank, true) {
            continue;
        }
        blank = folded == ' ';
        match rest.strip_prefix(folded) {
            Some(left) => rest = left,
            None => return false,
        }
    }
    rest.is_empty()
}

fn push_bare(out: &mut String, c: char) {
    if let Some(letter) = Letter::read(c) {
        out.push(char::from(letter.base));
    } else if is_letter(c) {
        out.extend(c.to_lowercase());
    } else {
        push_folded(out, c);
    }
}

fn push_folded(out: &mut String, c: char) {
    match folded(c) {
        ' ' if out.is_empty() || out.ends_with(' ') => {}
        c => out.push(c),
    }
}

/// Dashes, quotes and white space of every kind as the plain ones.
fn folded(c: char) -> char {
    match c {
        '!'..='~' => c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The word that is being written at the end of the key.
#[derive(Default)]
struct Word {
    start: Option<usize>,
    marked: bool,
}

impl Word {
    fn open(&mut self, out: &str) {
        self.start.get_or_insert(out.len());
    }

    fn letter(&mut self, out: &mut String, c: char) {
        self.open(out);
        out.push(c);
    }

    /// Puts the tone where the old style has it, and i/y variants under one spelling.
    fn close(&mut self, out: &mut String) {
        let Self { start: Some(start), marked } = std::mem::take(self) else { return };
        let Some(word) = out.get(start..) else { return };
        if let Some(variant) = canonical_vowel(word) {
            out.truncate(start);
            out.push_str(variant);
        } else if marked && may_move(word) {
            let Some(mended) = Syllable::read(word).map(|s| s.written(ToneStyle::Old)) else { return };
            out.truncate(start);
            out.push_str(&mended);
        }
    }
}

fn canonical_vowel(word: &str) -> Option<&'static str> {
    if word.len() > 5 || !word.ends_with(['i', 'í', 'ì', 'ỉ', 'ĩ']) {
        return None;
    }
    I_OR_Y.iter().find(|(variant, _)| *variant == word).map(|(_, canonical)| *canonical)
}

/// Whether the tone might stand elsewhere: it does not where the toned letter has a shape and no shaped one follows,
/// nor where there is but one vowel.
fn may_move(word: &str) -> bool {
    let (mut vowels, mut settled) = (0, false);
    for letter in word.chars().filter_map(Letter::read).filter(|l| l.is_vowel()) {
        vowels += 1;
        if letter.shape != Shape::Plain {
            settled = letter.tone != Tone::Level;
        }
    }
    vowels > 1 && !settled
}

/// `hằng` before a period of time, or all alone, is `hàng`.
fn fold_every(key: String) -> String {
    static EVERY: LazyLock<Vec<String>> =
        LazyLock::new(|| PERIODS.iter().map(|p| format!("hằng {p}")).chain(["hằng".to_owned()]).collect());
    if !key.contains("hằng") {
        return key;
    }
    let mut out = String::with_capacity(key.len());
    let mut rest = key.as_str();
    while let Some((before, after)) = rest.split_once("hằng") {
        let word_start =
            before.chars().next_back().or(out.chars().next_back()).is_none_or(|c| !c.is_alphabetic());
        let word_end = after.chars().next().is_none_or(|c| !c.is_alphabetic());
        let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let alone = key == EVERY.last().map_or("", String::as_str);
        out.push_str(before);
        out.push_str(if word_start && word_end && (alone || PERIODS.contains(&next)) {
            "hàng"
        } else {
            "hằng"
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let table = [
            ("Uỷ ban nhân dân", "ủy ban nhân dân"),
            ("CỘNG HOÀ XÃ HỘI", "cộng hòa xã hội"),
            ("khoẻ, thuỷ lợi; quý II", "khỏe, thủy lợi; quý ii"),
            ("nghìên cứu", "nghiền cứu"),
            ("Hằng năm", "hàng năm"),
            ("Quý III hằng năm; hằng quý", "quý iii hàng năm; hàng quý"),
            ("Hằng", "hàng"),
            ("Nguyễn Thị Hằng", "nguyễn thị hằng"),
            ("tỉ lệ kĩ thuật", "tỷ lệ kỹ thuật"),
            ("Mĩ thuật", "mỹ thuật"),
            ("2021 – 2025", "2021 - 2025"),
            ("“Một cửa”", "\"một cửa\""),
            ("  a\t\n b\u{a0}", "a b"),
            ("U\u{309}y ban", "ủy ban"),
            ("453/KH-UBND", "453/kh-ubnd"),
            ("oi\u{309}\u{309}\u{43e}", "oỉ\u{309}\u{43e}"),
            ("ti\u{309}\u{327}", "tỉ\u{327}"),
            ("Straße ÄÖ", "straße äö"),
            ("", ""),
        ];
        for (given, wanted) in table {
            assert_eq!(key(given), wanted, "{given:?}");
            assert_eq!(key(wanted), wanted, "idempotent: {given:?}");
        }
    }

    #[test]
    fn openings() {
        for (text, phrase, wanted) in [
            ("Kèm theo Kế hoạch", "kem theo ", true),
            ("Kèm  theo\u{a0}Kế hoạch", "kem theo ", true),
            ("Kèm theo ", "kem theo ", false),
            ("Nơi nhận:", "noi nhan", true),
            ("No\u{31b}i nhận", "noi nhan", true),
            ("Nơi", "noi nhan", false),
            ("", "noi nhan", false),
        ] {
            assert_eq!(opens_bare(text, phrase), wanted, "{text}");
            assert_eq!(bare(text).starts_with(phrase), wanted, "{text}");
        }
    }

    #[test]
    fn plain_texts_have_the_keys_of_any() {
        let words = [
            "tỉ",
            "TỈ",
            "quí",
            "qúi",
            "Quý",
            "hi",
            "hì",
            "hằng",
            "Hằng năm",
            "HẰNG QUÝ",
            "hòa",
            "hoà",
            "HOÀ",
            "nghìên",
            "Gìn",
            "websites",
            "WebSites",
            "UBND",
            "đưòng",
            "oỏả",
            "–",
            "“",
            "…",
            "·",
            " ",
            "\t",
            "\u{a0}",
            "ä",
            "`",
            "1",
            "/",
            "",
            "\u{301}",
            "\u{1}",
            "-",
            "Thuỷ",
            "lí",
            "lĩ",
            "sĩ",
            "ơ",
            "ƢA",
            "²",
            "kì",
            "qúí",
        ];
        for a in words {
            for b in words {
                for c in words {
                    let text = format!("{a}{b} {c}");
                    if let Some(key) = plain::key(&text) {
                        assert_eq!(key, key_of_any(&text), "{text:?}");
                    }
                    if let Some(bare) = plain::bare(&text) {
                        assert_eq!(bare, bare_of_any(&text), "{text:?}");
                    }
                    for phrase in ["", "h", "hang ", "ti hi", "hang hang", "thuy - ", "\"", "ubnd"] {
                        if let Some(opens) = plain::opens_bare(&text, phrase) {
                            assert_eq!(opens, opens_bare_in_any(&text, phrase), "{text:?} {phrase}");
                        }
                    }
                }
            }
        }
        assert!(plain::key("Ủy ban – 1/KH, “hằng năm”…").is_some() && plain::bare("Ủy ban – 1").is_some());
    }

    #[test]
    fn bare_letters() {
        let table =
            [("Ðường Đ", "duong d"), ("Sở NN&PTNT – 2025", "so nn&ptnt - 2025"), ("hoà Hòa", "hoa hoa")];
        for (given, wanted) in table {
            assert_eq!(bare(given), wanted);
        }
    }
}
