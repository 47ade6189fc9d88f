//! Tasks that stand twice, in the body and in an annex: each is evidence for the spelling of the other.
//!
//! A pair has the same printed number and the same words, marks aside; the body often says more. Where a word differs
//! by its marks alone and one side is no Vietnamese syllable, it takes the marks of the other; where both are, both
//! tasks carry a doubt. Marks do not change the count of letters, so that the spans of citations stay.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use model::{Confidence, Doubt, RepairNote, Task};
use normalize::mend::marked_as;
use normalize::{Letter, alignment, syllable::is_syllable};
use rustc_hash::FxBuildHasher;

use crate::ConfidenceSettings;
use crate::records::spelling;
use crate::words::{self, Key, Word};

/// Words of a text that are compared.
const MOST_WORDS: usize = 240;
/// Fewest words in common, and their least share of the shorter text.
const FEWEST_COMMON: usize = 4;
const COMMON: f32 = 0.75;

/// A task of the body and its counterpart in an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Index of the task of the body.
    pub(crate) body: usize,
    /// Index of the task of the annex.
    pub(crate) annex: usize,
    /// The words that both have but do not print alike, in order: each with how many stand before it.
    apart: Vec<[(usize, Word); 2]>,
}

/// Annex tasks of one number that are compared with a task of the body; a file in which more share a number is a
/// collection of plans, and any of them may be meant.
const MOST_RIVALS: usize = 64;

/// Finds the tasks that stand twice. Each task has one counterpart at most.
pub(crate) fn find(tasks: &[Task]) -> Vec<Pair> {
    let in_body = |t: &Task| t.id.starts_with("body");
    let mut by_number: BTreeMap<&str, Vec<Rival<'_>>> = BTreeMap::new();
    let mut bare = Bare::default();
    let numbers: BTreeSet<&str> =
        tasks.iter().filter(|t| in_body(t)).filter_map(|t| t.number.as_deref()).collect();
    for (index, task) in tasks.iter().enumerate().filter(|(_, t)| !in_body(t)) {
        if let Some(number) = task.number.as_deref().filter(|n| numbers.contains(n)) {
            let rivals = by_number.entry(number).or_default();
            if rivals.len() < MOST_RIVALS {
                rivals.push(Rival {
                    index,
                    text: &task.text,
                    cut: OnceCell::new(),
                    bag: OnceCell::new(),
                    taken: false,
                });
            }
        }
    }
    let mut pairs = Vec::new();
    for (body, task) in tasks.iter().enumerate().filter(|(_, t)| in_body(t)) {
        let Some(rivals) = task.number.as_deref().and_then(|n| by_number.get_mut(n)) else { continue };
        let own = OnceCell::new();
        for rival in rivals.iter_mut().filter(|rival| !rival.taken) {
            let apart = if is_same(&task.text, rival.text) {
                Some(Vec::new())
            } else {
                let own = own.get_or_init(|| bare.cut(&task.text));
                let other = rival.cut.get_or_init(|| bare.cut(rival.text));
                alike(&own.numbers, &other.numbers, &rival.bag)
                    .map(|common| apart([&task.text, rival.text], [own, other], &common))
            };
            if let Some(apart) = apart {
                rival.taken = true;
                pairs.push(Pair { body, annex: rival.index, apart });
                break;
            }
        }
    }
    pairs
}

/// Whether two texts are the same but for the sign at their end, and long enough to be told by it: then no word is printed
/// otherwise.
fn is_same(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| text.trim_end_matches([' ', '.', ';']));
    a == b && words::words(a, FEWEST_COMMON).len() == FEWEST_COMMON
}

/// The words of two texts that they have in common and do not print alike.
fn apart(texts: [&str; 2], [own, other]: [&Cut; 2], common: &[(usize, usize)]) -> Vec<[(usize, Word); 2]> {
    let differing = common.iter().filter_map(|&(i, j)| {
        let (left, right) = (own.words.get(i)?, other.words.get(j)?);
        let [a, b] = texts;
        (a.get(left.range()) != b.get(right.range())).then(|| [(i, left.clone()), (j, right.clone())])
    });
    differing.collect()
}

/// A task of an annex that may be the counterpart of one of the body.
struct Rival<'a> {
    index: usize,
    text: &'a str,
    /// Its words, once they are asked for.
    cut: OnceCell<Cut>,
    /// The numbers of its words, once they are asked for.
    bag: OnceCell<HashSet<u128, FxBuildHasher>>,
    taken: bool,
}

/// The words of a text, and their bare letters as numbers.
struct Cut {
    words: Vec<Word>,
    numbers: Vec<u128>,
}

/// The bare letters of words as numbers: packed where they have less than sixteen bytes, else counted as they come.
#[derive(Default)]
struct Bare {
    long: HashMap<String, u128, FxBuildHasher>,
    /// Those of the words that were met, by their small letters.
    known: HashMap<Key, u128, FxBuildHasher>,
}

impl Bare {
    fn cut(&mut self, text: &str) -> Cut {
        let mut words = Vec::with_capacity(MOST_WORDS.min(text.len() / 5 + 1));
        words::cut(text, 0, MOST_WORDS, &mut words);
        let mut numbers = Vec::with_capacity(words.len());
        for word in &words {
            let number = match (word.key.is_whole(), self.known.get(&word.key)) {
                (true, Some(known)) => *known,
                (whole, _) => {
                    let number = self.number(text.get(word.range()).unwrap_or_default());
                    if whole {
                        self.known.insert(word.key, number);
                    }
                    number
                }
            };
            numbers.push(number);
        }
        Cut { words, numbers }
    }

    fn number(&mut self, word: &str) -> u128 {
        if let Some(plain) = packed(word.chars().map(bare_letter)) {
            return plain;
        }
        let bare = normalize::bare(word);
        packed(bare.bytes().map(Some)).unwrap_or_else(|| {
            let next = u128::MAX - self.long.len() as u128;
            *self.long.entry(bare).or_insert(next)
        })
    }
}

/// What [`normalize::bare`] makes of a character that it leaves alone or takes the marks from, whatever stands beside it.
fn bare_letter(c: char) -> Option<u8> {
    match c {
        '`' | '~' => None,
        'A'..='Z' => Some(c as u8 | 0x20),
        '!'..='~' => Some(c as u8),
        _ => Letter::read(c).map(|letter| letter.base),
    }
}

fn packed(letters: impl Iterator<Item = Option<u8>>) -> Option<u128> {
    let mut packed = [0; 16];
    for (at, letter) in letters.enumerate() {
        // The last byte stays free, so that no packed word is like a counted one.
        *packed.get_mut(..15)?.get_mut(at)? = letter?;
    }
    Some(u128::from_le_bytes(packed))
}

/// What two texts have in common, where that is nearly all of the shorter one.
fn alike(
    a: &[u128],
    b: &[u128],
    bag: &OnceCell<HashSet<u128, FxBuildHasher>>,
) -> Option<Vec<(usize, usize)>> {
    let shorter = a.len().min(b.len());
    if a != b {
        let bag = bag.get_or_init(|| b.iter().copied().collect());
        let shared = a.iter().filter(|word| bag.contains(word)).count();
        if shared < FEWEST_COMMON || (shared as f32) < shorter as f32 * COMMON {
            return None;
        }
    }
    let common = alignment::common(a, b);
    (common.len() >= FEWEST_COMMON && common.len() as f32 >= shorter as f32 * COMMON).then_some(common)
}

/// An item of the body that names nobody may be no task; a row of an annex that repeats it says that it is one.
pub(crate) fn confirm(tasks: &mut [Task], pairs: &[Pair], settings: &ConfidenceSettings) {
    for pair in pairs {
        if let Some(task) = tasks.get_mut(pair.body).filter(|t| t.lead.is_empty() && t.row.is_none()) {
            task.confidence = settings.named(task.confidence);
        }
    }
}

/// Compares the spelling of the counterparts.
pub(crate) fn compare_spelling(tasks: &mut [Task], pairs: &[Pair], settings: &ConfidenceSettings) {
    for pair in pairs.iter().filter(|pair| !pair.apart.is_empty()) {
        if let Ok([body, annex]) = tasks.get_disjoint_mut([pair.body, pair.annex]) {
            compare(body, annex, &pair.apart, settings);
        }
    }
}

fn compare(a: &mut Task, b: &mut Task, apart: &[[(usize, Word); 2]], settings: &ConfidenceSettings) {
    let (applied, doubted) = (settings.counterpart_applied, settings.counterpart_doubted);
    let (a_text, b_text) = (a.text.clone(), b.text.clone());
    // From the end, so that a mended word does not move the bytes of those before it.
    for [(i, left), (j, right)] in apart.iter().rev() {
        let (Some(own), Some(other)) = (a_text.get(left.range()), b_text.get(right.range())) else {
            continue;
        };
        if normalize::key(own) == normalize::key(other) || own.chars().count() != other.chars().count() {
            continue;
        }
        let name = (left.capital && *i > 0) || (right.capital && *j > 0);
        match (is_syllable(own), is_syllable(other)) {
            (true, false) if !name => mend(b, right, other, own, &a.id, applied),
            (false, true) if !name => mend(a, left, own, other, &b.id, applied),
            (false, false) => {}
            (true | false, true | false) => {
                doubt(a, own, other, &b.id, doubted);
                doubt(b, other, own, &a.id, doubted);
            }
        }
    }
}

fn mend(task: &mut Task, word: &Word, from: &str, to: &str, witness: &str, sure: f32) {
    let cased = marked_as(from, to);
    let (Some(before), Some(after)) = (task.text.get(..word.start()), task.text.get(word.end()..)) else {
        return;
    };
    task.text = format!("{before}{cased}{after}");
    let confidence = Confidence::new(sure);
    task.repairs.push(RepairNote {
        rule: spelling::RULE.to_owned(),
        detail: format!("text: «{from}» → «{cased}»; {witness} prints it so, and «{from}» is no syllable"),
        confidence,
    });
    task.confidence = task.confidence.and(confidence);
}

fn doubt(task: &mut Task, own: &str, other: &str, witness: &str, sure: f32) {
    task.doubts.push(Doubt {
        field: "text".to_owned(),
        confidence: Confidence::new(sure),
        because: format!("«{own}» is «{other}» in {witness}, which holds the same task"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::task;

    fn check(body: &str, annex: &str, wanted: &[(&str, usize, usize)]) {
        let mut tasks = vec![
            Task { number: Some("2.2".into()), ..task("body/III/2/2.2", body) },
            Task { number: Some("2.2".into()), ..task("annex-1/2/2.2", annex) },
        ];
        let pairs = find(&tasks);
        compare_spelling(&mut tasks, &pairs, &ConfidenceSettings::default());
        let have: Vec<(&str, usize, usize)> =
            tasks.iter().map(|t| (t.text.as_str(), t.repairs.len(), t.doubts.len())).collect();
        assert_eq!(have, wanted);
    }

    #[test]
    fn words_as_numbers_are_alike_as_their_bare_letters_are() {
        let words = ["Đường", "ĐUONG", "duờng", "30/2020/NĐ-CP", "a~b", "e\u{301}", "É", "straße", "straſse"];
        let long = ["phatthanhtruyenhinh", "PHÁTTHANHTRUYỀNHÌNH", "phatthanhtruyenhinhs"];
        let mut bare = Bare::default();
        for (a, b) in words.iter().chain(&long).flat_map(|a| words.iter().chain(&long).map(move |b| (a, b))) {
            assert_eq!(bare.number(a) == bare.number(b), normalize::bare(a) == normalize::bare(b), "{a} {b}");
        }
    }

    #[test]
    fn a_syllable_mends_what_is_none() {
        check(
            "Rà soát các chính sách về chầt lượng công nghiệp; đẩy mạnh thu hút đầu tư",
            "Rà soát các chính sách về chất lượng công nghiệp",
            &[
                ("Rà soát các chính sách về chất lượng công nghiệp; đẩy mạnh thu hút đầu tư", 1, 0),
                ("Rà soát các chính sách về chất lượng công nghiệp", 0, 0),
            ],
        );
    }

    #[test]
    fn an_item_that_names_nobody_is_confirmed_by_the_annex() {
        let settings = ConfidenceSettings::default();
        let text = "Rà soát các chính sách phát triển công nghiệp nông thôn";
        let mut tasks = vec![
            Task { number: Some("2.2".into()), ..task("body/III/2/2.2", text) },
            Task { number: Some("2.2".into()), ..task("annex-1/2/2.2", text) },
        ];
        if let Some(body) = tasks.first_mut() {
            body.lead.clear();
            body.row = None;
            body.confidence = Confidence::new(settings.prose_without_lead);
        }
        let pairs = find(&tasks);
        confirm(&mut tasks, &pairs, &settings);
        assert!((tasks[0].confidence.get() - settings.prose).abs() < 1e-3);
    }

    #[test]
    fn two_syllables_leave_a_doubt_on_both() {
        check(
            "Rà soát các chính sách phát triển tiêu thủ công nghiệp",
            "Rà soát các chính sách phát triển tiểu thủ công nghiệp",
            &[
                ("Rà soát các chính sách phát triển tiêu thủ công nghiệp", 0, 1),
                ("Rà soát các chính sách phát triển tiểu thủ công nghiệp", 0, 1),
            ],
        );
    }

    #[test]
    fn other_tasks_of_the_number_and_other_tone_styles_say_nothing() {
        let (a, b) = ("Rà soát, hoà giải ở cơ sở hàng năm", "Rà soát, hòa giải ở cơ sở hằng năm");
        check(a, b, &[(a, 0, 0), (b, 0, 0)]);
        let (a, b) = ("Xây dựng đường giao thông nông thôn mới", "Tổ chức hội nghị tổng kết năm học");
        check(a, b, &[(a, 0, 0), (b, 0, 0)]);
    }
}
