//! Words that cannot be Vietnamese, in running text.

use super::word::{Word, variants};
use super::{Mend, Tier};
use crate::packed::LONGEST;
use crate::syllable::{Syllable, ToneStyle, in_style, is_syllable};

/// Looks at small-letter words with marks; capitals are names or abbreviations, unmarked words are loans.
pub(super) fn find(text: &str, words: &[Word], mends: &mut Vec<Mend>) {
    mends.sort_by_key(|m| m.start);
    let phrases = mends.len();
    for word in words.iter().filter(|w| w.is_misspelled()) {
        let start = word.place().start;
        if is_covered(mends.get(..phrases).unwrap_or_default(), start) {
            continue;
        }
        let Some(printed) = text.get(word.place()) else { continue };
        mends.push(propose(printed, start));
    }
}

/// Whether a phrase, of those in the order of the text, has spoken for the word.
fn is_covered(phrases: &[Mend], start: usize) -> bool {
    let before = phrases.partition_point(|m| m.start <= start);
    let last = before.checked_sub(1).and_then(|at| phrases.get(at));
    last.is_some_and(|m| m.start + m.from.len() > start)
}

fn propose(printed: &str, start: usize) -> Mend {
    let mend = |to: String, tier, evidence: &str| Mend {
        from: printed.to_owned(),
        to,
        start,
        tier,
        evidence: evidence.to_owned(),
    };
    // What is longer than any syllable is none with another mark either, and has more variants than memory holds.
    if printed.chars().count() > LONGEST {
        return mend(printed.to_owned(), Tier::Flagged, "no Vietnamese syllable");
    }
    if Syllable::read(printed).is_some() {
        let placed = in_style(printed, ToneStyle::Old).into_owned();
        return mend(placed, Tier::Suggested, "the tone stands on the wrong vowel");
    }
    let mut near: Vec<String> = variants(printed).into_iter().filter(|v| is_syllable(v)).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [only] => mend(only.clone(), Tier::Suggested, "no syllable; the only one that is one mark away"),
        _ => mend(printed.to_owned(), Tier::Flagged, "no Vietnamese syllable"),
    }
}
