//! Slips of the engine that the words around them give away.
//!
//! Only where one reading is left: a stroke between `ngày` and `tháng` is a digit; the doubled `Đ` of `QĐĐ` is an
//! artefact of the network, for no symbol has it; a word that is no syllable gives way to another look's that is.
//! The first reading stays on record as an alternative.

use normalize::syllable::is_syllable;

use super::vote::Voted;

/// Confidence of a word that its context mended.
const MENDED: f32 = 0.75;

/// Mends the words of a line.
pub(super) fn mend(words: &mut [Voted]) {
    for i in 0..words.len() {
        let before =
            i.checked_sub(1).and_then(|b| words.get(b)).map(|w| w.seen.text.clone()).unwrap_or_default();
        let after = words.get(i + 1).map(|w| w.seen.text.clone()).unwrap_or_default();
        let Some(word) = words.get_mut(i) else { continue };
        let text = word.seen.text.as_str();
        let better = in_date(&before, text, &after)
            .or_else(|| in_symbol(text))
            .or_else(|| as_syllable(text, &word.others));
        if let Some(better) = better {
            word.others.retain(|o| *o != better);
            word.others.insert(0, std::mem::replace(&mut word.seen.text, better));
            word.seen.confidence = word.seen.confidence.min(MENDED);
        }
    }
}

/// A day or a month in strokes: `ngày ]] tháng` is the 11th.
fn in_date(before: &str, text: &str, after: &str) -> Option<String> {
    let day = before.ends_with("ngày") && after == "tháng";
    let month = before == "tháng" && after == "năm";
    if !day && !month {
        return None;
    }
    let digits: String = text
        .chars()
        .map(|c| match c {
            ']' | '[' | '|' | 'l' | 'I' | 'i' | '!' | 'ì' | 'í' => '1',
            'O' | 'o' => '0',
            'Z' | 'z' => '2',
            'S' | 's' => '5',
            other => other,
        })
        .collect();
    let most = if day { 31 } else { 12 };
    let valid = digits.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
    (valid && digits != text).then_some(digits)
}

fn in_symbol(text: &str) -> Option<String> {
    text.contains("/QĐĐ-").then(|| text.replace("/QĐĐ-", "/QĐ-"))
}

/// Another look's syllable for a word that is none: both in small letters only, for names and abbreviations are no
/// syllables either.
fn as_syllable(text: &str, others: &[String]) -> Option<String> {
    let core = |t: &str| t.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let small = |t: &str| !t.is_empty() && t.chars().all(char::is_lowercase);
    let mine = core(text);
    if !small(&mine) || is_syllable(&mine) {
        return None;
    }
    let mut sound = others.iter().filter(|o| small(&core(o)) && is_syllable(&core(o)));
    match (sound.next(), sound.next()) {
        (Some(one), None) => Some(one.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tsv::Seen;
    use super::*;

    fn check(line: &[&str], expected: &str) {
        let mut words: Vec<Voted> = line
            .iter()
            .map(|w| {
                let mut texts = w.split('|').map(str::to_owned);
                let text = texts.next().unwrap();
                Voted { seen: Seen { text, x0: 0.0, x1: 1.0, confidence: 0.9 }, others: texts.collect() }
            })
            .collect();
        mend(&mut words);
        let texts: Vec<&str> = words.iter().map(|w| w.seen.text.as_str()).collect();
        assert_eq!(texts.join(" "), expected);
    }

    #[test]
    fn mends_what_has_one_reading_left() {
        check(&["ngày", "]]", "tháng", "9", "năm", "2025"], "ngày 11 tháng 9 năm 2025");
        check(&["ngày", "45", "tháng"], "ngày 45 tháng");
        check(&["2605/QĐĐ-BGDĐT"], "2605/QĐ-BGDĐT");
        check(&["trinh|trình", "hqạt|hoạt"], "trinh hoạt");
        check(&["TCKN,|TCKH,"], "TCKN,");
        check(&["xqy|xây|xay"], "xqy");
    }
}
