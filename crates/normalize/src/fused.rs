//! Words that stand together because the blank between them was lost on the way: «kếhoạch», «phốihợpvới», «`UBNDtỉnh`».
//!
//! A Vietnamese word on the page is one syllable. A run of letters that is none, and falls into syllables in one way, is
//! several words; what is no word of the language (a loan, a symbol, a slip of the pen) mostly does not fall so. Whether a
//! cut is more than possible, the pairs of syllables that the language is full of say, and the case of the letters.

use std::ops::Range;

use crate::letter::{Letter, Shape, is_capital, is_letter};
use crate::mend::is_pair;
use crate::syllable::is_syllable;

/// A run of letters that falls into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fused {
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
    /// How it may be read, its words parted by blanks. More than one where nothing tells which.
    pub readings: Vec<String>,
    /// Whether the one reading is more than possible: two of its words, or one with its neighbour outside, are a known pair,
    /// or a capital stands in the middle.
    pub vouched: bool,
    /// Whether it looks like a name or a loan: it begins with a capital, or has no mark.
    pub strange: bool,
}

/// Most words that one run may fall into, and most letters that it may have for that.
const MOST_WORDS: usize = 6;
const MOST_LETTERS: usize = 40;
/// Most readings that are held against each other, and most parts that are tried to find them: a run that needs more is
/// left as it is.
const MOST_READINGS: usize = 8;
const MOST_TRIED: usize = 2000;
/// Most letters of a word: one more than `nghiêng` has.
const MOST_LETTERS_OF_WORD: usize = 8;

/// Most bytes of a syllable: `nghiễng`, `thượng`.
const LONGEST: usize = 9;

/// Whether a text holds a run of letters with a mark that is longer than any syllable. Where blanks were lost, some run is.
///
/// ```
/// use normalize::fused::has_long_run;
/// assert!(has_long_run("triển khai kếhoạch") && has_long_run("UBNDtỉnh"));
/// assert!(!has_long_run("“Thượng nguồn”, huyện Nghĩa Hưng, blockchain, 15/QĐ-UBND"));
/// ```
pub fn has_long_run(text: &str) -> bool {
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    if let Some(room) = last.get_mut(..rest.len()) {
        room.copy_from_slice(rest);
    }
    // A bit for each of the last bytes.
    let mut bits = 0;
    for block in blocks.iter().chain([&last]) {
        bits = bits >> BLOCK | letters(block) << BLOCK;
        let two = bits & bits >> 1;
        let four = two & two >> 2;
        let eight = four & four >> 4;
        if eight & two >> 8 != 0 {
            const { assert!(LONGEST + 1 == 8 + 2) };
            return runs(text).iter().any(|run| is_long(text, run));
        }
    }
    false
}

/// Bytes that are looked at together: twice as many hold every run that reaches over an edge.
const BLOCK: usize = 16;

/// A bit for each byte that may belong to a letter, the lowest for the first: those below `@` do not.
fn letters(block: &[u8; BLOCK]) -> u32 {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    // Moves the lowest bit of each byte to the highest byte, one beside the other.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let of = |bytes: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*bytes);
        let marked = (bytes | bytes << 1) & HIGHEST;
        ((marked >> 7).wrapping_mul(GATHER) >> 56) as u32
    };
    match block.as_chunks::<8>().0 {
        [first, second] => of(first) | of(second) << 8,
        _ => 0,
    }
}

fn is_long(text: &str, run: &Range<usize>) -> bool {
    run.len() > LONGEST && text.get(run.clone()).is_some_and(|run| !run.is_ascii())
}

/// The runs of letters of a text that are no syllable and fall into words.
///
/// ```
/// let found = normalize::fused::find("xây dựng kếhoạch năm 2025");
/// assert_eq!(found[0].readings, ["kế hoạch"]);
/// assert!(found[0].vouched);
/// assert_eq!(normalize::fused::find("website của Đắk Lắk"), []);
/// ```
pub fn find(text: &str) -> Vec<Fused> {
    let runs = runs(text);
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let Some(word) = text.get(run.clone()) else { continue };
        if is_syllable(word) || is_glued(text, run) {
            continue;
        }
        let beside = |other: Option<&Range<usize>>, between: Range<usize>| {
            other.filter(|_| text.get(between) == Some(" ")).and_then(|other| text.get(other.clone()))
        };
        let before = at.checked_sub(1).and_then(|at| runs.get(at));
        let before = beside(before, before.map_or(0, |before| before.end)..run.start);
        let behind = runs.get(at + 1);
        let behind = beside(behind, run.end..behind.map_or(run.end, |behind| behind.start));
        found.extend(read(word, run.clone(), before, behind));
    }
    found
}

/// The runs of letters of the alphabet.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_letter(c)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + c.len_utf8(),
            None => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// Whether a run is part of something that is no word: it touches a digit, a letter of another script, or a sign of
/// addresses.
fn is_glued(text: &str, run: &Range<usize>) -> bool {
    let glues = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '&' | '\'' | '’');
    let (before, behind) = (text.get(..run.start), text.get(run.end..));
    before.and_then(|text| text.chars().next_back()).is_some_and(glues)
        || behind.and_then(|text| text.chars().next()).is_some_and(glues)
}

/// One letter of a run.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its byte in the run.
    start: usize,
    capital: bool,
}

fn read<'a>(
    word: &'a str,
    place: Range<usize>,
    before: Option<&str>,
    behind: Option<&'a str>,
) -> Option<Fused> {
    let places: Vec<Place> =
        word.char_indices().map(|(start, c)| Place { start, capital: is_capital(c) }).collect();
    if places.len() > MOST_LETTERS {
        return None;
    }
    let mut search = Search { word, places: &places, behind, found: Vec::new(), left: MOST_TRIED };
    for count in 2..=MOST_WORDS {
        search.part(0, count, &mut Vec::new());
        if !search.found.is_empty() {
            break;
        }
    }
    if search.left == 0 {
        return None;
    }
    // How many pairs speak for each: its own, and those with its neighbours.
    let mut weighed: Vec<(usize, Vec<&str>)> =
        search.found.into_iter().map(|parts| (vouchers(&parts, before, behind), parts)).collect();
    weighed.sort_by_key(|(pairs, _)| std::cmp::Reverse(*pairs));
    let most = weighed.first()?.0;
    if most > 0 {
        weighed.retain(|(pairs, _)| *pairs == most);
    }
    let capital = places.first().is_some_and(|place| place.capital);
    let by_case = !word.is_ascii()
        && places.windows(2).any(|two| matches!(two, [a, b] if !a.capital && b.capital))
        || weighed.iter().all(|(_, parts)| parts.first().is_some_and(|first| is_abbreviation(first)));
    Some(Fused {
        place,
        vouched: weighed.len() == 1 && (most > 0 || by_case),
        readings: weighed.into_iter().map(|(_, parts)| parts.join(" ")).collect(),
        // Loans without a mark fall into syllables too («data», «taxi»), and names.
        strange: capital || word.is_ascii(),
    })
}

/// How many known pairs the words make among themselves and with what stands beside them.
fn vouchers(parts: &[&str], before: Option<&str>, behind: Option<&str>) -> usize {
    let line: Vec<&str> = before.into_iter().chain(parts.iter().copied()).chain(behind).collect();
    line.windows(2).filter(|two| matches!(two, [a, b] if is_pair(a, b))).count()
}

/// The ways in which a run falls into a given number of words.
struct Search<'a> {
    word: &'a str,
    places: &'a [Place],
    /// The word behind the run.
    behind: Option<&'a str>,
    found: Vec<Vec<&'a str>>,
    /// How many parts may still be tried.
    left: usize,
}

impl<'a> Search<'a> {
    fn part(&mut self, from: usize, count: usize, parts: &mut Vec<&'a str>) {
        if self.found.len() == MOST_READINGS {
            return;
        }
        if from == self.places.len() {
            if count == 0 && self.is_likely(parts) {
                self.found.push(parts.clone());
            }
            return;
        }
        if count == 0 {
            return;
        }
        for to in from + 1..=self.places.len().min(from + MOST_LETTERS_OF_WORD) {
            let Some(left) = self.left.checked_sub(1) else { return };
            self.left = left;
            let Some(part) = self.between(from, to) else { continue };
            if self.may_be_word(from, to, part) && self.may_follow(from, parts.last().copied(), part) {
                parts.push(part);
                self.part(to, count - 1, parts);
                parts.pop();
            }
        }
    }

    fn between(&self, from: usize, to: usize) -> Option<&'a str> {
        let byte = |at: usize| self.places.get(at).map_or(self.word.len(), |place| place.start);
        self.word.get(byte(from)..byte(to))
    }

    fn may_be_word(&self, from: usize, to: usize, part: &str) -> bool {
        let Some(own) = self.places.get(from..to) else { return false };
        let capitals = own.iter().filter(|place| place.capital).count();
        let first = own.first().is_some_and(|place| place.capital);
        // A capital may open a word, or all of its letters are capitals.
        let one_case = capitals == own.len() || capitals == usize::from(first);
        let alone = || matches!(part, "y" | "Y" | "ý" | "Ý" | "ở" | "Ở");
        if one_case && is_syllable(part) && (own.len() > 1 || alone()) {
            return true;
        }
        let roman = || from > 0 && self.is_case_break(from) && part.chars().all(|c| "IVX".contains(c));
        own.len() < self.places.len() && (is_abbreviation(part) || roman())
    }

    /// Whether a word may stand behind another: the case tells an abbreviation from what stands beside it.
    fn may_follow(&self, from: usize, before: Option<&str>, part: &str) -> bool {
        let Some(before) = before else { return true };
        if is_abbreviation(before) {
            return !part.chars().all(is_capital);
        }
        !is_abbreviation(part) || self.is_case_break(from)
    }

    /// Whether a capital stands at a place behind a small letter.
    fn is_case_break(&self, at: usize) -> bool {
        let capital = |at: usize| self.places.get(at).is_some_and(|place| place.capital);
        capital(at) && !capital(at - 1)
    }

    /// Whether no vowel opens a word for which nothing speaks: where letters stand before it, a slip of the pen looks the same
    /// («nguời»). A known pair speaks for it («trungương», «vàan toàn»), the case, and that it is a word by itself.
    fn is_likely(&self, parts: &[&str]) -> bool {
        let mut from = 0;
        (1..parts.len()).all(|at| {
            let (Some(before), Some(part)) = (parts.get(at - 1), parts.get(at)) else { return true };
            from += before.chars().count();
            let behind = parts.get(at + 1).copied().or(self.behind);
            matches!(*part, "ở" | "ít")
                || !opens_with_vowel(part)
                || self.is_case_break(from)
                || is_pair(before, part)
                || behind.is_some_and(|behind| is_pair(part, behind))
        })
    }
}

fn opens_with_vowel(word: &str) -> bool {
    let first = word.chars().next().and_then(Letter::read);
    first.is_some_and(|letter| {
        letter.shape != Shape::Stroke && matches!(letter.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
    })
}

/// Whether letters are an abbreviation: capitals, two or more, and at most the small letter that ends `TTg` and `TTr`.
fn is_abbreviation(part: &str) -> bool {
    let capitals = part.trim_end_matches(['g', 'r']);
    part.len() <= capitals.len() + 1
        && capitals.chars().count() > 1
        && capitals.chars().all(is_capital)
        && !is_syllable(capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<(String, bool)> {
        find(text).into_iter().map(|fused| (fused.readings.join("|"), fused.vouched)).collect()
    }

    #[test]
    fn parts_what_stands_together() {
        let table = [
            ("triển khai kếhoạch", "kế hoạch", true),
            ("TRIỂNKHAI THỰC HIỆN", "TRIỂN KHAI", true),
            ("CHÍNHPHỦ", "CHÍNH PHỦ", true),
            ("phốihợp", "phối hợp", true),
            ("phốihợpvới", "phối hợp với", true),
            ("nhiệmvụ", "nhiệm vụ", true),
            ("lãnhđạo", "lãnh đạo", true),
            ("hộiđồng", "hội đồng", true),
            ("banhành", "ban hành", true),
            ("trungương", "trung ương", true),
            ("UBNDtỉnh", "UBND tỉnh", true),
            ("34/QĐ-TTgngày", "TTg ngày", true),
            ("NQ-CPcủa", "CP của", true),
            ("QUYẾT ĐỊNHVề việc", "ĐỊNH Về", true),
            ("chủ trìphối hợp", "trì phối", true),
            ("thamgia", "tham gia", true),
            ("antoàn", "an toàn", true),
            ("Sở Ytế", "Y tế", true),
            ("ýkiến", "ý kiến", true),
            ("các dựán", "dự án", true),
            ("doanhnghiệp", "doanh nghiệp", true),
            ("đẩy mạnhứng dụng", "mạnh ứng", true),
            ("củaUBND xã", "của UBND", true),
            ("Chủ tịchUBNDtỉnh", "tịch UBND tỉnh", true),
            ("SởY tế", "Sở Y", true),
            ("vàĐầu tư", "và Đầu", true),
            ("QuýIV năm 2025", "Quý IV", true),
            ("báo cáoỦy ban", "cáo Ủy", true),
            ("cholao động", "cho lao", true),
            ("nông thônở các xã", "thôn ở", true),
            ("đáp ứngyêucầu", "ứng yêu cầu", true),
            ("từ QuýI năm 2025", "Quý I", true),
            ("năm 2025 cóít nhất", "có ít", false),
            ("Lậpcông tác", "Lập công", true),
            ("phốihợpvớicáccơquan", "phối hợp với các cơ quan", true),
        ];
        for (text, reading, vouched) in table {
            assert_eq!(readings(text), [(reading.to_owned(), vouched)], "{text}");
        }
    }

    #[test]
    fn leaves_what_may_be_one_word() {
        let texts = [
            "nguời, trưòng, thưòng, đưòng, nuớc, đựơc, đuợc",
            "nghiêpệ, hòaả, thựcc",
            "Đắk Lắk, Krông Nô, Êđê, Mnông, Pleiku, Đakrông",
            "ODA, OCOP, HĐND, UBMTTQ, KHĐT, GDĐT, BCĐTƯ, HQuốc",
            "năm2025kế, a_kếhoạch",
            "VietinBank, PetroVietnam",
        ];
        for text in texts {
            assert_eq!(readings(text), [], "{text}");
        }
    }

    #[test]
    fn what_may_be_read_in_too_many_ways_costs_no_more_than_others() {
        assert_eq!(find(&"ananáno".repeat(5)), []);
        assert_eq!(find(&"á".repeat(1 << 20)), []);
    }

    #[test]
    fn loans_are_vouched_for_by_nothing() {
        for fused in
            find("internet, website, online, camera, email, menu, video, robot, data, VneID, VinFast")
        {
            assert!(fused.strange && !fused.vouched, "{fused:?}");
        }
    }

    #[test]
    fn what_may_be_read_in_two_ways_is_left_open() {
        // «cá nhang» and «cán hang».
        let found = find("cánhang");
        assert_eq!(found.len(), 1);
        assert!(found[0].readings.len() > 1 && !found[0].vouched, "{found:?}");
    }

    #[test]
    fn no_syllable_is_long() {
        for word in ["nghiễng", "thượng", "khuyếch", "đường", "NGƯỢNG", "“nghiễng”", "–thượng–"]
        {
            assert!(!has_long_run(word), "{word}");
        }
        for before in 0..2 * LONGEST {
            assert!(has_long_run(&format!("{}kếhoạch a", "- ".repeat(before))), "{before}");
        }
    }
}
