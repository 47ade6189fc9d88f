//! Tasks that stand twice, in the body and in an annex: each is evidence for the spelling of the other.
//!
//! A pair has the same printed number and the same words, marks aside; the body often says more. Where a word differs
//! by its marks alone and one side is no Vietnamese syllable, it takes the marks of the other; where both are, both
//! tasks carry a doubt. Marks do not change the count of letters, so that the spans of citations stay.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use model::{Confidence, Doubt, RepairNote, Task};
use normalize::mend::marked_as;
use normalize::{alignment, syllable::is_syllable};
use rustc_hash::FxBuildHasher;

use crate::ConfidenceSettings;
use crate::records::spelling;
use crate::words::{self, Word};

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
}

/// Annex tasks of one number that are compared with a task of the body; a file in which more share a number is a
/// collection of plans, and any of them may be meant.
const MOST_RIVALS: usize = 64;

/// Finds the tasks that stand twice. Each task has one counterpart at most.
pub(crate) fn find(tasks: &[Task]) -> Vec<Pair> {
    let in_body = |t: &Task| t.id.starts_with("body");
    let mut by_number: BTreeMap<&str, Vec<Rival>> = BTreeMap::new();
    let numbers: BTreeSet<&str> =
        tasks.iter().filter(|t| in_body(t)).filter_map(|t| t.number.as_deref()).collect();
    for (index, task) in tasks.iter().enumerate().filter(|(_, t)| !in_body(t)) {
        if let Some(number) = task.number.as_deref().filter(|n| numbers.contains(n)) {
            let rivals = by_number.entry(number).or_default();
            if rivals.len() < MOST_RIVALS {
                rivals.push(Rival { index, words: bare_words_of(&task.text), taken: false });
            }
        }
    }
    let mut pairs = Vec::new();
    for (body, task) in tasks.iter().enumerate().filter(|(_, t)| in_body(t)) {
        let Some(rivals) = task.number.as_deref().and_then(|n| by_number.get_mut(n)) else { continue };
        let own = bare_words_of(&task.text);
        if let Some(rival) = rivals.iter_mut().find(|rival| !rival.taken && alike(&own, &rival.words)) {
            rival.taken = true;
            pairs.push(Pair { body, annex: rival.index });
        }
    }
    pairs
}

/// A task of an annex that may be the counterpart of one of the body.
struct Rival {
    index: usize,
    words: Vec<String>,
    taken: bool,
}

fn bare_words_of(text: &str) -> Vec<String> {
    bare_words(text, &words::words(text, MOST_WORDS))
}

fn alike(a: &[String], b: &[String]) -> bool {
    let shorter = a.len().min(b.len());
    let bag: HashSet<&String, FxBuildHasher> = b.iter().collect();
    let shared = a.iter().filter(|w| bag.contains(w)).count();
    if shared < FEWEST_COMMON || (shared as f32) < shorter as f32 * COMMON {
        return false;
    }
    let common = alignment::common(a, b).len();
    common >= FEWEST_COMMON && common as f32 >= shorter as f32 * COMMON
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
    for pair in pairs {
        if let Ok([body, annex]) = tasks.get_disjoint_mut([pair.body, pair.annex]) {
            compare(body, annex, settings);
        }
    }
}

fn compare(a: &mut Task, b: &mut Task, settings: &ConfidenceSettings) {
    let (applied, doubted) = (settings.counterpart_applied, settings.counterpart_doubted);
    let (a_text, b_text) = (a.text.clone(), b.text.clone());
    let (a_words, b_words) = (words::words(&a_text, MOST_WORDS), words::words(&b_text, MOST_WORDS));
    let mut common = alignment::common(&bare_words(&a_text, &a_words), &bare_words(&b_text, &b_words));
    // From the end, so that a mended word does not move the bytes of those before it.
    common.reverse();
    for (i, j) in common {
        let (Some(left), Some(right)) = (a_words.get(i), b_words.get(j)) else { continue };
        let (Some(own), Some(other)) = (printed(&a_text, left), printed(&b_text, right)) else { continue };
        if normalize::key(&own) == normalize::key(&other) || own.chars().count() != other.chars().count() {
            continue;
        }
        let name = (left.capital && i > 0) || (right.capital && j > 0);
        match (is_syllable(&own), is_syllable(&other)) {
            (true, false) if !name => mend(b, right, &other, &own, &a.id, applied),
            (false, true) if !name => mend(a, left, &own, &other, &b.id, applied),
            (false, false) => {}
            (true | false, true | false) => {
                doubt(a, &own, &other, &b.id, doubted);
                doubt(b, &other, &own, &a.id, doubted);
            }
        }
    }
}

fn mend(task: &mut Task, word: &Word, from: &str, to: &str, witness: &str, sure: f32) {
    let cased = marked_as(from, to);
    let (Some(before), Some(after)) = (task.text.get(..word.range.start), task.text.get(word.range.end..))
    else {
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

fn printed(text: &str, word: &Word) -> Option<String> {
    text.get(word.range.clone()).map(str::to_owned)
}

fn bare_words(text: &str, words: &[Word]) -> Vec<String> {
    words.iter().map(|w| normalize::bare(text.get(w.range.clone()).unwrap_or_default())).collect()
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
