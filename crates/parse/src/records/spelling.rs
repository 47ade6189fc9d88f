//! Spelling mends of a task's texts: applied ones are notes, suggestions are doubts. What was printed stays in `cells`.

use std::rc::Rc;

use memchr::memmem;
use model::{Confidence, Doubt, Party, RepairNote, Task};
use normalize::{
    Letter,
    mend::{self, Mend, Mended, Tier},
};

use crate::ConfidenceSettings;
use crate::memo::Memo;

/// Name under which a mend stands among the repairs.
pub(crate) const RULE: &str = "spelling";

/// Name under which a time that look-alike signs hid stands among the repairs.
pub(super) const MISREAD_TIME: &str = "misread-time";

/// Lowers the confidence of a task of which a text was mended: the weakest mend speaks for all.
pub(crate) fn weigh(task: &mut Task) {
    let of_texts = [RULE, MISREAD_TIME];
    let mends = task.repairs.iter().filter(|r| of_texts.contains(&r.rule.as_str())).map(|r| r.confidence);
    if let Some(weakest) = mends.reduce(Confidence::min) {
        task.confidence = task.confidence.and(weakest);
    }
}

/// The mended text of a field; notes and doubts go to the task.
pub(crate) fn mended(task: &mut Task, field: &str, text: &str, settings: &ConfidenceSettings) -> String {
    let mended = mend::mend(text);
    note(task, field, &mended.mends, settings);
    mended.text
}

thread_local! {
    /// What was mended in cells: rows repeat their bodies and products, and a batch of plans does.
    static MENDED: Memo<Rc<Mended>> = Memo::default();
}

/// Mends the text of a cell that other rows may repeat.
pub(crate) fn mend_cell(text: &str) -> Rc<Mended> {
    MENDED.with(|known| known.get_or(text, |text| Rc::new(mend::mend(text))))
}

/// [`mended`] of a cell that other rows may repeat.
pub(super) fn mended_cell(task: &mut Task, field: &str, text: &str, settings: &ConfidenceSettings) -> String {
    let mended = mend_cell(text);
    note(task, field, &mended.mends, settings);
    mended.text.clone()
}

/// Bodies read from a mended text say in `raw` what was printed: a mend changes marks, never how many letters there are.
pub(crate) fn keep_printed(parties: &mut [Party], mended: &str, printed: &str) {
    if mended == printed {
        return;
    }
    let mut behind = 0;
    for party in parties {
        let name = memmem::Finder::new(party.raw.as_str());
        let at = mended.get(behind..).and_then(|rest| name.find(rest.as_bytes())).map(|at| behind + at);
        let Some(at) = at.or_else(|| name.find(mended.as_bytes())) else { continue };
        behind = at + party.raw.len();
        let start = mended.get(..at).map_or(0, |before| before.chars().count());
        let own: String = printed.chars().skip(start).take(party.raw.chars().count()).collect();
        if own != party.raw.as_str() && normalize::bare(&own) == normalize::bare(&party.raw) {
            party.raw = own.into();
        }
    }
}

/// Names of bodies that were found by their letters although the marks of a word are others: «Phòng Nội vu».
pub(crate) fn names(parties: &[Party]) -> Vec<Mend> {
    let mut mends: Vec<Mend> = Vec::new();
    // Most names are what was printed, and behind it the place.
    for party in parties.iter().filter(|p| !p.name.starts_with(p.raw.as_str())) {
        let name: Vec<&str> = words_of(&party.name).collect();
        let mut left = name.iter();
        for printed in words_of(&party.raw) {
            let mut rest = left.clone();
            // An abbreviation stands for several words of the name, and is none of them.
            let Some(&meant) = rest.find(|word| **word == printed || is_same_bare(word, printed)) else {
                continue;
            };
            left = rest;
            let told = mends.iter().any(|m| m.from == printed && m.to == meant);
            let other = printed != meant && normalize::key(printed) != normalize::key(meant);
            if !told && other && !is_of_added_place(party, meant) {
                mends.push(Mend {
                    from: printed.to_owned(),
                    to: mend::marked_as(printed, meant),
                    start: 0,
                    tier: Tier::Applied,
                    evidence: format!("the name of a body «{}»", party.name),
                });
            }
        }
    }
    mends
}

/// Whether a word of a name is of a place that the text does not print: «UBND tỉnh phụ trách» does not misspell «tỉnh Phú Thọ».
fn is_of_added_place(party: &Party, word: &str) -> bool {
    let added = |place: &&str| !normalize::bare(&party.raw).contains(&normalize::bare(place));
    party.place.as_deref().filter(added).is_some_and(|place| words_of(place).any(|own| own == word))
}

/// Whether two words have the same letters, marks aside.
fn is_same_bare(one: &str, other: &str) -> bool {
    fn bases(word: &str) -> impl Iterator<Item = u8> {
        word.chars().filter_map(Letter::read).map(|letter| letter.base)
    }
    let is_plain = |word: &str| word.chars().all(|c| Letter::read(c).is_some());
    // Nearly all words that are not the same begin with other letters.
    let first = |word: &str| word.chars().next().and_then(Letter::read).map(|letter| letter.base);
    if let (Some(first), Some(other)) = (first(one), first(other))
        && first != other
    {
        return false;
    }
    // Of letters of the alphabet the bare ones are their bases.
    if is_plain(one) && is_plain(other) {
        return bases(one).eq(bases(other));
    }
    normalize::bare(one) == normalize::bare(other)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !normalize::is_letter(c)).filter(|word| !word.is_empty())
}

/// Puts what was mended, or may have to be, on the record of a task.
pub(crate) fn note<'m>(
    task: &mut Task,
    field: &str,
    mends: impl IntoIterator<Item = &'m Mend>,
    settings: &ConfidenceSettings,
) {
    for mend in mends {
        match mend.tier {
            Tier::Applied => task.repairs.push(RepairNote {
                rule: RULE.to_owned(),
                detail: format!("{field}: «{}» → «{}»; {}", mend.from, mend.to, mend.evidence),
                confidence: Confidence::new(settings.mend),
            }),
            Tier::Suggested => task.doubts.push(Doubt {
                field: field.to_owned(),
                confidence: Confidence::new(settings.suggested_mend),
                because: format!("«{}» may be «{}»: {}", mend.from, mend.to, mend.evidence),
            }),
            // A name or a foreign word is no Vietnamese syllable either: it is not worth a look by itself.
            Tier::Flagged => {}
        }
    }
}

/// The same for a task that [`weigh`] has seen.
pub(crate) fn note_late(task: &mut Task, field: &str, mends: &[&Mend], settings: &ConfidenceSettings) {
    note(task, field, mends.iter().copied(), settings);
    if mends.iter().any(|m| m.tier == Tier::Applied) {
        task.confidence = task.confidence.and(Confidence::new(settings.mend));
    }
}

#[cfg(test)]
mod tests {
    use grammar::party;

    use super::*;

    #[test]
    fn names_that_are_misspelt_and_places_that_are_added() {
        let issuer = party::read_list("Ủy ban nhân dân tỉnh Phú Thọ", &party::Context::default()).pop();
        let context = party::Context { issuer, ..party::Context::default() };
        for (text, expected) in
            [("Phó Chủ tịch UBND tỉnh phụ trách", &[][..]), ("Phòng Nội vu", &["vụ"]), ("UBND tỉnh", &[])]
        {
            let found = names(&party::read_list(text, &context));
            assert_eq!(found.iter().map(|m| m.to.as_str()).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
