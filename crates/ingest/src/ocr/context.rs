//! Slips of the engine that the words around them give away.
//!
//! Only where one reading is left: a stroke between `ngày` and `tháng` is a digit, a year of another millennium is of
//! this one; the doubled `Đ` of `QĐĐ` is an artefact of the network, for no symbol has it; a word that is no syllable gives
//! way to another look's that is; a word of a known phrase gets its marks. The first reading stays on record as an
//! alternative.

use normalize::syllable::is_syllable;

use super::tsv::Seen;
use super::vote::Voted;
use super::wording::{as_small_word, restore_fixed, restore_phrases, unhook};

/// Confidence of a word that its context mended.
const MENDED: f32 = 0.75;

/// Mends the words of a line.
pub(super) fn mend(words: &mut Vec<Voted>) {
    join_finals(words);
    part_days(words);
    part_numeral(words);
    part_quarter(words);
    clear_opening(words);
    restore_fixed(words);
    restore_phrases(words);
    unhook(words);
    for i in 0..words.len() {
        let before =
            i.checked_sub(1).and_then(|b| words.get(b)).map(|w| w.seen.text.clone()).unwrap_or_default();
        let after = words.get(i + 1).map(|w| w.seen.text.clone()).unwrap_or_default();
        let Some(word) = words.get_mut(i) else { continue };
        let text = word.seen.text.as_str();
        let better = in_date(&before, text, &after)
            .or_else(|| as_year(&before, text))
            .or_else(|| in_symbol(text))
            .or_else(|| as_small_word(text))
            .or_else(|| in_sentence(&before, text))
            .or_else(|| as_syllable(text, &word.others));
        if let Some(better) = better {
            replace(word, better);
        }
    }
}

/// Gives a word another text; the first stays on record.
pub(super) fn replace(word: &mut Voted, better: String) {
    word.others.retain(|o| *o != better);
    word.others.insert(0, std::mem::replace(&mut word.seen.text, better));
    word.seen.confidence = word.seen.confidence.min(MENDED);
}

/// Joins a final that the engine parted from its syllable: `phon g`.
fn join_finals(words: &mut Vec<Voted>) {
    let mut at = 0;
    while let Some([head, tail]) = words.get(at..at + 2) {
        let whole = format!("{}{}", head.seen.text, tail.seen.text);
        let finals =
            matches!(tail.seen.text.trim_end_matches([',', '.', ';', ':']), "g" | "h" | "ng" | "nh" | "ch");
        let core = whole.trim_end_matches([',', '.', ';', ':']).to_lowercase();
        if finals && head.seen.text.chars().all(char::is_alphabetic) && is_syllable(&core) {
            let right = tail.seen.x1;
            words.remove(at + 1);
            if let Some(word) = words.get_mut(at) {
                word.seen.x1 = right;
                word.others.clear();
                replace(word, whole);
            }
        }
        at += 1;
    }
}

/// Parts a numeral that the engine ran together with the heading behind it: `I.MỤC ĐÍCH`.
fn part_numeral(words: &mut Vec<Voted>) {
    let Some(first) = words.first() else { return };
    let Some((numeral, rest)) = first.seen.text.split_once('.') else { return };
    let is_numeral = !numeral.is_empty() && numeral.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_word = rest.chars().count() > 1 && rest.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    if !is_numeral || !is_word || !is_syllable(&rest.to_lowercase()) {
        return;
    }
    let (numeral, rest) = (format!("{numeral}."), rest.to_owned());
    let mut word = first.clone();
    let letters = (numeral.chars().count() + rest.chars().count()) as f32;
    let cut = word.seen.x0 + (word.seen.x1 - word.seen.x0) * numeral.chars().count() as f32 / letters;
    (word.seen.text, word.seen.x0) = (rest, cut);
    word.others.clear();
    if let Some(first) = words.first_mut() {
        (first.seen.text, first.seen.x1) = (numeral, cut);
        first.others.clear();
    }
    words.insert(1, word);
}

/// Parts the numeral of a quarter from the word behind it: `Quý Inăm 2021`.
fn part_quarter(words: &mut Vec<Voted>) {
    let glued = |pair: &[Voted]| {
        let [before, word] = pair else { return None };
        let numeral = word.seen.text.strip_suffix("năm")?;
        let quarter = matches!(before.seen.text.as_str(), "Quý" | "quý" | "QUÝ");
        (quarter && matches!(numeral, "I" | "II" | "III" | "IV")).then(|| numeral.to_owned())
    };
    let Some((at, numeral)) = words.windows(2).enumerate().find_map(|(i, pair)| Some((i + 1, glued(pair)?)))
    else {
        return;
    };
    let Some(word) = words.get_mut(at) else { return };
    let count = numeral.chars().count() as f32;
    let cut = word.seen.x0 + (word.seen.x1 - word.seen.x0) * count / (count + 6.0);
    let mut year = word.clone();
    (year.seen.text, year.seen.x0) = ("năm".to_owned(), cut);
    year.others.clear();
    (word.seen.text, word.seen.x1) = (numeral, cut);
    word.others.clear();
    words.insert(at + 1, year);
}

/// Whether a word is the «V/v» that opens the subject of a letter, its small `v` misread or lost.
fn is_subject_mark(text: &str) -> bool {
    let rest: Option<Vec<char>> = text.strip_prefix("V/").map(|r| r.chars().collect());
    matches!(rest.as_deref(), Some([] | ['y' | 'ý' | 'w' | 'Y' | 'x' | 'u']))
}

/// A speck before the first word is read as a quote that nothing closes, the dash of a list as a tilde; the mark of a
/// letter's subject loses its last stroke.
fn clear_opening(words: &mut [Voted]) {
    let quotes = ['\'', '`', '‘', '’'];
    let count: usize = words.iter().map(|w| w.seen.text.matches(quotes).count()).sum();
    let listed = words.len() > 1;
    let Some(first) = words.first_mut() else { return };
    let text = first.seen.text.as_str();
    let better = if count == 1 && text.starts_with(quotes) && text.chars().count() > 1 {
        text.trim_start_matches(quotes).to_owned()
    } else if listed && text == "~" {
        "-".to_owned()
    } else if listed && is_subject_mark(text) {
        "V/v".to_owned()
    } else {
        return;
    };
    replace(first, better);
}

/// Mends what only the lines of a cell together give away.
pub(super) fn mend_cell(lines: &mut [&mut Vec<Voted>]) {
    clear_unclosed(lines);
    for at in 1..lines.len() {
        let Some([above, line]) = lines.get_mut(at - 1..=at) else { continue };
        if let (Some(before), Some(first)) = (above.last(), line.first_mut())
            && let Some(better) = in_sentence(&before.seen.text, &first.seen.text)
        {
            replace(first, better);
        }
    }
}

/// A speck before a line of a cell is read as a quote that nothing in the cell closes. `lines` are all of one cell.
fn clear_unclosed(lines: &mut [&mut Vec<Voted>]) {
    let quotes = ['"', '“', '”'];
    let count: usize = lines.iter().flat_map(|l| l.iter()).map(|w| w.seen.text.matches(quotes).count()).sum();
    if count != 1 {
        return;
    }
    let opening = |w: &Voted| w.seen.text.starts_with(quotes) && w.seen.text.chars().count() > 1;
    if let Some(word) = lines.iter_mut().filter_map(|l| l.first_mut()).find(|w| opening(w)) {
        let better = word.seen.text.trim_start_matches(quotes).to_owned();
        replace(word, better);
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
    let digits: String =
        text.chars()
            .map(|c| match c {
                ']' | '[' | '|' | 'l' | 'I' | 'i' | '!' | 'ì' | 'í' | 'ï' | 'ƒ' | 'f' | '†' | 'Ï' | 'Í'
                | 'T' => '1',
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

/// A year after `năm` whose thousands and hundreds are off by one digit: documents are of the years 19.. and 20...
fn as_year(before: &str, text: &str) -> Option<String> {
    let digits: Vec<char> = text.chars().collect();
    let [a, b, c, d] = digits.as_slice() else { return None };
    let year = before == "năm" && digits.iter().all(char::is_ascii_digit);
    let century = [*a, *b];
    if !year || matches!(century, ['1', '9'] | ['2', '0']) {
        return None;
    }
    let off = |right: [char; 2]| century.iter().zip(&right).filter(|(have, want)| have != want).count();
    match (off(['1', '9']), off(['2', '0'])) {
        (2, 1) => Some(format!("20{c}{d}")),
        (1, 2) => Some(format!("19{c}{d}")),
        _ => None,
    }
}

/// Kinds of documents in symbols that a stroke parts from the number.
const KINDS: [&str; 14] =
    ["QĐ", "KH", "NQ", "CT", "TB", "BC", "TTr", "HD", "CTr", "TT", "NĐ", "PA", "ĐA", "QC"];

/// Abbreviations whose `Đ` loses its bar: without it none of them is one.
const BARRED: [(&str, &str); 3] = [("HDND", "HĐND"), ("/QD-", "/QĐ-"), ("/ND-CP", "/NĐ-CP")];

/// The symbol of a document: a letter of the network's own making goes, a stroke that drowned between number and kind
/// comes back (`1105KH-UBND`).
fn in_symbol(text: &str) -> Option<String> {
    if text.contains("/QĐĐ-") {
        return Some(text.replace("/QĐĐ-", "/QĐ-"));
    }
    if let Some((read, meant)) = BARRED.iter().find(|(read, _)| text.contains(read)) {
        return Some(text.replace(read, meant));
    }
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(letters).filter(|d| !d.is_empty())?;
    let (kind, issuer) = letters.split_once('-')?;
    let issued = issuer.chars().filter(|c| c.is_uppercase()).count() > 1;
    (KINDS.contains(&kind) && issued).then(|| format!("{digits}/{letters}"))
}

/// A joining word in the middle of a sentence has no capital: `ngành Và các`. The letter looks alike in both cases.
fn in_sentence(before: &str, text: &str) -> Option<String> {
    let mut letters = text.chars();
    let first = letters.next().filter(|c| matches!(c, 'V' | 'C' | 'S' | 'X' | 'O' | 'Ở'))?;
    let small = |t: &str| !t.is_empty() && t.chars().all(char::is_lowercase);
    let joins = small(before) && small(letters.as_str()) && normalize::mend::is_joining(text);
    joins.then(|| first.to_lowercase().chain(letters).collect())
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
                Voted { seen: Seen { text, x0: 0.0, x1: 1.0, confidence: 0.85 }, others: texts.collect() }
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
        check(&["I.MỤC", "ĐÍCH,", "YÊU", "CÀU"], "I. MỤC ĐÍCH, YÊU CẦU");
        check(&["CHUYÊN", "ĐỎI", "SÓ", "QUỐC", "GIA"], "CHUYỂN ĐỔI SỐ QUỐC GIA");
        check(&["tháng", "11", "năm", "2225"], "tháng 11 năm 2025");
        check(&["năm", "3125"], "năm 3125");
        check(&["Quý", "Inăm", "2021"], "Quý I năm 2021");
        check(&["ngày", "29", "thán", "g", "íT", "năm"], "ngày 29 tháng 11 năm");
        check(&["nặng", "5", "g"], "nặng 5 g");
        check(&["V.v"], "V.v");
        check(&["'TỈNH", "ĐÔNG"], "TỈNH ĐÔNG");
        check(&["'a'", "b"], "'a' b");
        check(&["~", "Lưu:", "VT."], "- Lưu: VT.");
        check(&["V/", "Hướng", "dẫn"], "V/v Hướng dẫn");
        check(&["V/c", "nộp"], "V/c nộp");
        check(&["chỉ", "tiết", "một", "Chỉ", "cục,"], "chi tiết một Chi cục,");
        check(&["Kế", "hoach"], "Kế hoạch");
        check(&["2605/QĐĐ-BGDĐT"], "2605/QĐ-BGDĐT");
        check(&["1105KH-ĐKT"], "1105/KH-ĐKT");
        check(&["59/2026/NQ-HDND"], "59/2026/NQ-HĐND");
        check(&["453/QD-UBND"], "453/QĐ-UBND");
        check(&["nhà", "nước", "vê", "khoáng", "sản"], "nhà nước về khoáng sản");
        check(&["ban,", "ngành", "Và", "các", "cơ"], "ban, ngành và các cơ");
        check(&["thực", "hiện.", "Với", "các"], "thực hiện. Với các");
        check(&["57-NQ/TW"], "57-NQ/TW");
        check(&["trinh|trình", "hqạt|hoạt"], "trinh hoạt");
        check(&["TCKN,|TCKH,"], "TCKN,");
        check(&["xqy|xây|xay"], "xqy");
    }

    #[test]
    fn the_lines_of_a_cell_are_one_text() {
        let word = |text: &str| Voted {
            seen: Seen { text: text.to_owned(), x0: 0.0, x1: 1.0, confidence: 0.9 },
            others: Vec::new(),
        };
        for (cell, expected) in [
            ([["\"Thanh", "tra"], ["tỉnh", "X"]], "Thanh tra tỉnh X"),
            ([["\"đúng,", "đủ"], ["sạch", "sống\""]], "\"đúng, đủ sạch sống\""),
            ([["Gian", "hàng"], ["Thủ", "đô”"]], "Gian hàng Thủ đô”"),
            ([["ban,", "ngành"], ["Và", "các"]], "ban, ngành và các"),
            ([["ban", "ngành."], ["Với", "các"]], "ban ngành. Với các"),
        ] {
            let mut lines = cell.map(|l| l.map(word).to_vec());
            mend_cell(&mut lines.iter_mut().collect::<Vec<_>>());
            let text: Vec<&str> = lines.iter().flatten().map(|w| w.seen.text.as_str()).collect();
            assert_eq!(text.join(" "), expected);
        }
    }
}
