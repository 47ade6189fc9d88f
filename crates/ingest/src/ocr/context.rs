//! Slips of the engine that the words around them give away.
//!
//! Only where one reading is left: a stroke between `ngày` and `tháng` is a digit; the doubled `Đ` of `QĐĐ` is an
//! artefact of the network, for no symbol has it; a word that is no syllable gives way to another look's that is.
//! The first reading stays on record as an alternative.

use normalize::syllable::is_syllable;

use super::tsv::Seen;
use super::vote::Voted;

/// Confidence of a word that its context mended.
const MENDED: f32 = 0.75;

/// Fixed wording of letterheads, kinds of documents and offices (Decree 30/2020/NĐ-CP, annexes I and III), in capitals:
/// there the marks are small against the letters, and `QUYẾT` is read as `QUYÉT`.
const FIXED: [&str; 25] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "QUYẾT ĐỊNH",
    "NGHỊ QUYẾT",
    "KẾ HOẠCH",
    "CHỈ THỊ",
    "CHƯƠNG TRÌNH",
    "THÔNG BÁO",
    "HƯỚNG DẪN",
    "PHỤ LỤC",
    "ĐỀ ÁN",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "TỔ CHỨC THỰC HIỆN",
    "MỤC ĐÍCH, YÊU CẦU",
    "CHUYỂN ĐỔI SỐ",
    "THÀNH PHỐ",
    "CHÍNH PHỦ",
];

/// Gives fixed wording in capitals its marks where the bare letters agree and some mark differs.
fn restore_fixed(words: &mut [Voted]) {
    for phrase in FIXED {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        for from in 0..=words.len().saturating_sub(wanted.len()) {
            let Some(window) = words.get_mut(from..from + wanted.len()) else { continue };
            let trim = |t: &str| t.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
            let bare = |t: &str| normalize::bare(&trim(t));
            let capitals = window.iter().all(|w| !w.seen.text.chars().any(char::is_lowercase));
            let agree = window.iter().zip(&wanted).all(|(w, t)| bare(&w.seen.text) == bare(t));
            // One word right as it stands vouches for the phrase: bare letters alone may be another's.
            let vouched = window.iter().zip(&wanted).any(|(w, t)| trim(&w.seen.text) == trim(t));
            if !(capitals && agree && vouched) {
                continue;
            }
            for (word, wanted) in window.iter_mut().zip(&wanted) {
                let (have, wanted) = (trim(&word.seen.text), trim(wanted));
                // The two styles of placing a tone are both right.
                if normalize::key(&have) != normalize::key(&wanted) {
                    let better = word.seen.text.replace(&have, &wanted);
                    word.others.retain(|o| *o != better);
                    word.others.insert(0, std::mem::replace(&mut word.seen.text, better));
                    word.seen.confidence = word.seen.confidence.min(MENDED);
                }
            }
        }
    }
}

/// Mends the words of a line.
pub(super) fn mend(words: &mut Vec<Voted>) {
    part_days(words);
    restore_fixed(words);
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

/// Parts a day that the engine ran together with its word: `ngàyl6 tháng`.
fn part_days(words: &mut Vec<Voted>) {
    let glued = |pair: &[Voted]| {
        let [word, next] = pair else { return None };
        let day = word.seen.text.strip_prefix("ngày").filter(|d| !d.is_empty() && d.chars().count() <= 2)?;
        (next.seen.text == "tháng").then(|| day.to_owned())
    };
    let Some((at, day)) = words.windows(2).enumerate().find_map(|(i, pair)| glued(pair).map(|d| (i, d)))
    else {
        return;
    };
    let Some(word) = words.get_mut(at) else { return };
    let (x0, x1) = (word.seen.x0, word.seen.x1);
    let cut = x0 + (x1 - x0) * 4.0 / (4 + day.chars().count()) as f32;
    let whole = std::mem::replace(&mut word.seen.text, "ngày".to_owned());
    word.seen.x1 = cut;
    word.seen.confidence = word.seen.confidence.min(MENDED);
    let mut number = word.clone();
    number.seen = Seen { text: day, x0: cut, x1, confidence: word.seen.confidence };
    number.others = vec![whole];
    words.insert(at + 1, number);
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
        check(&["ngàyl6", "tháng", "9", "năm"], "ngày 16 tháng 9 năm");
        check(
            &["CỘNG", "HOÀ", "XÃ", "HỌI", "CHỦ", "NGHĨA", "VIỆT", "NAM"],
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        );
        check(&["ngày", "45", "tháng"], "ngày 45 tháng");
        check(&["QUYÉT", "ĐỊNH:"], "QUYẾT ĐỊNH:");
        check(&["PHÓ", "GIÁM", "ĐÓC"], "PHÓ GIÁM ĐỐC");
        check(&["I.MỤC", "ĐÍCH,", "YÊU", "CÀU"], "I.MỤC ĐÍCH, YÊU CÀU");
        check(&["Kế", "hoach"], "Kế hoach");
        check(&["2605/QĐĐ-BGDĐT"], "2605/QĐ-BGDĐT");
        check(&["trinh|trình", "hqạt|hoạt"], "trinh hoạt");
        check(&["TCKN,|TCKH,"], "TCKN,");
        check(&["xqy|xây|xay"], "xqy");
    }
}
