//! Timings that a reader of images has damaged: «Quý l/2022», «Quý 12022», «Quý H/2022», «Hàng nãm».

use model::{Timing, TimingKind};

use super::{Context, read};

/// Reads a cell that does not parse as it stands, where exactly one reading is left once look-alike letters are
/// put back. Gives the timing (its `raw` still as printed), the mended text and a confidence.
///
/// ```
/// use grammar::timing::{Context, read_damaged};
/// let (_, text, _) = read_damaged("Quý H/2022", &Context::default()).unwrap();
/// assert_eq!(text, "Quý II/2022");
/// assert!(read_damaged("Quý 2022", &Context::default()).is_none());
/// ```
pub fn read_damaged(text: &str, context: &Context) -> Option<(Timing, String, f32)> {
    let text = text.trim();
    if text.chars().count() > 60 || read(text, context).kind != TimingKind::Unparsed {
        return None;
    }
    let mut candidates = vec![(String::new(), 0_u32)];
    let mut before = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let space = word.get(bare.len()..).unwrap_or_default();
        let mut options = alternatives(bare, &before);
        if !options.contains(&bare.to_owned()) {
            options.push(bare.to_owned());
        }
        candidates = candidates
            .iter()
            .flat_map(|(head, edits)| {
                options
                    .iter()
                    .map(move |option| (format!("{head}{option}{space}"), edits + u32::from(option != bare)))
            })
            .take(256)
            .collect();
        before = normalize::bare(bare);
    }
    let mut readings: Vec<(Timing, String, u32)> = Vec::new();
    for (candidate, edits) in candidates {
        let timing = read(&candidate, context);
        if timing.kind == TimingKind::Unparsed || edits == 0 {
            continue;
        }
        let same = |other: &Timing| Timing { raw: String::new(), ..other.clone() };
        if !readings.iter().any(|(known, ..)| same(known) == same(&timing)) {
            readings.push((timing, candidate, edits));
        }
    }
    match readings.as_slice() {
        [(timing, mended, edits)] => {
            let confidence = if *edits == 1 { 0.9 } else { 0.8 };
            Some((Timing { raw: text.to_owned(), ..timing.clone() }, mended.clone(), confidence))
        }
        _ => None,
    }
}

/// What a damaged word may have been, by the word before it.
fn alternatives(word: &str, before: &str) -> Vec<String> {
    const WORDS: [(&str, &str); 13] = [
        ("quy", "quý"),
        ("nam", "năm"),
        ("thang", "tháng"),
        ("hang", "hàng"),
        ("ngay", "ngày"),
        ("thuong", "thường"),
        ("xuyen", "xuyên"),
        ("truoc", "trước"),
        ("dinh", "định"),
        ("ky", "kỳ"),
        ("trong", "trong"),
        ("den", "đến"),
        ("dau", "đầu"),
    ];
    let bare = normalize::bare(word);
    if let Some((_, right)) = WORDS.iter().find(|(wrong, _)| *wrong == bare) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut chars = right.chars();
        let first = chars.next().map(|c| if capital { c.to_uppercase().to_string() } else { c.to_string() });
        return vec![format!("{}{}", first.unwrap_or_default(), chars.as_str())];
    }
    if matches!(before, "quy") {
        return quarters(word);
    }
    if matches!(before, "thang" | "nam" | "ngay" | "truoc") || word.starts_with(|c: char| c.is_ascii_digit())
    {
        return numbers(word);
    }
    Vec::new()
}

/// `l/2022`, `H/2022`, `12022`, `1V/2022`: a quarter and perhaps a year.
fn quarters(word: &str) -> Vec<String> {
    let (numeral, rest) = match word.split_once('/') {
        Some((numeral, rest)) => (numeral, Some(rest.to_owned())),
        None => (word, None),
    };
    let year_of = |rest: &str| numbers(rest).into_iter().chain([rest.to_owned()]).find(|year| is_year(year));
    let roman = |text: &str| {
        let mut mended = String::new();
        for c in text.chars() {
            match c {
                'I' | 'l' | '1' | '|' | '!' | ']' | '[' | 'T' | 'i' | 'Ì' | 'Í' => mended.push('I'),
                'H' | 'U' | 'n' => mended.push_str("II"),
                'M' | 'm' => mended.push_str("III"),
                'V' | 'v' | 'Y' => mended.push('V'),
                _ => return None,
            }
        }
        Some(mended).filter(|mended| matches!(mended.as_str(), "I" | "II" | "III" | "IV"))
    };
    if let Some(rest) = rest {
        return match (roman(numeral), year_of(&rest)) {
            (Some(quarter), Some(year)) => vec![format!("{quarter}/{year}")],
            _ => Vec::new(),
        };
    }
    // «12022», «I2022»: the stroke is lost.
    let split = numeral.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    if let (Some(head), Some(year)) = (numeral.get(..split), numeral.get(split..))
        && !head.is_empty()
        && is_year(year)
    {
        let quarter = match head {
            "1" | "2" | "3" | "4" => Some(head.to_owned()),
            _ => roman(head),
        };
        return quarter.map(|quarter| format!("{quarter}/{year}")).into_iter().collect();
    }
    roman(numeral).into_iter().collect()
}

/// `2O22`, `l2/2024`: digits with letters in them.
fn numbers(word: &str) -> Vec<String> {
    let mut mended = String::new();
    let mut digits = 0;
    for c in word.chars() {
        mended.push(match c {
            'O' | 'o' | 'Q' | 'D' => '0',
            'l' | 'I' | '|' | '!' | ']' => '1',
            'Z' | 'z' => '2',
            'S' | 's' => '5',
            'B' => '8',
            '0'..='9' | '/' | '.' | '-' | ',' => c,
            _ => return Vec::new(),
        });
        digits += usize::from(c.is_ascii_digit());
    }
    // Without a digit of its own a word is a word.
    if digits == 0 || mended == word { Vec::new() } else { vec![mended] }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
}
