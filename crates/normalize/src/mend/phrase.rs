//! Windows of words that are one mark away from a phrase of the lexicon.

use super::lexicon::{LEXICON, LONGEST, Phrase, Use};
use super::word::{Case, Word, Words, distance, with_marks_of};
use super::{Mend, Tier, pairs};

/// Most letters of one syllable whose marks may be wrong, and of a whole phrase of three or more syllables.
const LETTERS_PER_SYLLABLE: u32 = 1;
const SYLLABLES_WRONG: usize = 2;

/// Heads of the names of bodies: a phrase after them may open with a capital.
const HEADS: [&str; 10] = ["Bộ", "Sở", "Phòng", "Ban", "Ngành", "Cục", "Viện", "Trường", "Hội", "Trung"];

/// A window that could be a phrase.
struct Window {
    first: usize,
    phrase: &'static Phrase,
    wrong: Vec<usize>,
    /// Whether another phrase of the same letters is as near.
    rival: bool,
}

impl Window {
    /// Whether another means other words by the same letters, and is as near.
    fn rivals(&self, other: &Self) -> bool {
        self.first == other.first
            && self.phrase.bare() == other.phrase.bare()
            && self.wrong.len() == other.wrong.len()
    }
}

pub(super) fn find(text: &str, Words { all: words, openings, .. }: &Words) -> Vec<Mend> {
    let mut windows: Vec<Window> = Vec::new();
    for &(first, opening) in openings {
        let first = first as usize;
        let Some(opening) = LEXICON.openings.get(opening as usize) else { continue };
        let alike = opening.own(LEXICON.phrases());
        if is_settled(words, first, alike) {
            continue;
        }
        phrases_at(words, first, alike, &mut |first, phrase, span| {
            let Some(mut window) = near(first, phrase, span) else { return };
            if let Some(before) = windows.last_mut().filter(|before| before.rivals(&window)) {
                (before.rival, window.rival) = (true, true);
            }
            windows.push(window);
        });
    }
    windows.retain(|w| !is_shielded(w, words) && !cuts_pair(words, w));
    if windows.is_empty() {
        return Vec::new();
    }
    // The longest phrase explains most; among equals the one that changes least.
    windows.sort_by_key(|w| (std::cmp::Reverse(w.phrase.length()), w.wrong.len(), w.first));
    let mut taken = vec![false; words.len()];
    let mut mends = Vec::new();
    for window in &windows {
        let Some(span) = taken.get_mut(window.first..window.first + window.phrase.length()) else {
            continue;
        };
        if span.contains(&true) {
            continue;
        }
        span.fill(true);
        mends.extend(edit(text, words, window));
    }
    mends
}

/// Shows which of the phrases whose first two syllables have the bare letters of two words stand there whole.
fn phrases_at(
    words: &[Word],
    first: usize,
    alike: &'static [Phrase],
    see: &mut impl FnMut(usize, &'static Phrase, &[Word]),
) {
    for phrase in alike {
        if goes_on(phrase, words, first)
            && let Some(span) = words.get(first..first + phrase.length())
        {
            see(first, phrase, span);
        }
    }
}

/// Whether one of the longest phrases whose bare letters stand at a word stands there as it should, or there is none: then
/// it shields whatever the others would change.
pub(super) fn is_settled(words: &[Word], first: usize, alike: &[Phrase]) -> bool {
    let (mut longest, mut settled) = (0, true);
    for phrase in alike {
        let length = phrase.length();
        if length < longest || length == longest && settled || !goes_on(phrase, words, first) {
            continue;
        }
        longest = length;
        settled = words.get(first..first + length).is_some_and(|span| stands(phrase, span));
    }
    settled
}

/// Whether the words behind the first two have the letters of a phrase, one behind the other.
#[inline]
fn goes_on(phrase: &Phrase, words: &[Word], first: usize) -> bool {
    for (at, syllable) in (first + 1..).zip(phrase.marks().iter().skip(2)) {
        let Some(word) = words.get(at + 1) else { return false };
        if word.bare() != syllable.bare() || !word.follows() || !word.is_prose() {
            return false;
        }
    }
    true
}

/// Whether a phrase stands as it should.
fn stands(phrase: &Phrase, span: &[Word]) -> bool {
    span.iter().zip(phrase.marks()).all(|(w, &m)| w.marks() == m)
}

/// A phrase that is near enough to be meant, and does not stand.
fn near(first: usize, phrase: &'static Phrase, span: &[Word]) -> Option<Window> {
    if phrase.purpose != Use::Mend {
        return None;
    }
    let distances = || span.iter().zip(phrase.marks()).map(|(w, &m)| distance(w.marks(), m));
    let mut count = 0;
    for distance in distances() {
        if distance > LETTERS_PER_SYLLABLE {
            return None;
        }
        count += usize::from(distance > 0);
    }
    if !(1..=SYLLABLES_WRONG).contains(&count) {
        return None;
    }
    let wrong = (first..).zip(distances()).filter(|&(_, d)| d > 0).map(|(at, _)| at).collect();
    Some(Window { first, phrase, wrong, rival: false })
}

/// Whether a word to be changed stands in a phrase that is right, or the window cuts such a phrase in two.
fn is_shielded(window: &Window, words: &[Word]) -> bool {
    let (first, end) = (window.first, window.first + window.phrase.length());
    let mut shielded = false;
    for from in first.saturating_sub(LONGEST - 1)..end {
        let (Some(word), Some(next)) = (words.get(from), words.get(from + 1)) else { break };
        if !next.follows() || !word.is_prose() || !next.is_prose() {
            continue;
        }
        phrases_at(
            words,
            from,
            LEXICON.opening_with([word.marks(), next.marks()]),
            &mut |_, phrase, span| {
                let to = from + span.len();
                let outside = from < first || to > end;
                shielded |= to > first
                    && (outside || window.wrong.iter().any(|&wrong| (from..to).contains(&wrong)))
                    && stands(phrase, span);
            },
        );
    }
    shielded
}

/// Whether one of the two words of a window makes a word with its neighbour outside, as it is printed: «kiên quyết | đình
/// chỉ» holds no misread «quyết định», «Chính phủ | họp» no «phù hợp». Longer phrases outweigh that, and so does a word
/// that cannot be Vietnamese.
fn cuts_pair(words: &[Word], window: &Window) -> bool {
    if window.phrase.length() != 2
        || window.wrong.iter().any(|&at| words.get(at).is_none_or(Word::is_misspelled))
    {
        return false;
    }
    let pair = |first: usize| {
        let (Some(a), Some(b)) = (words.get(first), words.get(first + 1)) else { return false };
        b.follows() && a.is_prose() && b.is_prose() && pairs::is_one(a.marks(), b.marks())
    };
    window.first.checked_sub(1).is_some_and(pair) || pair(window.first + 1)
}

fn edit(text: &str, words: &[Word], window: &Window) -> Option<Mend> {
    let span = words.get(window.first..window.first + window.phrase.length())?;
    let (&from, &to) = (window.wrong.first()?, window.wrong.last()?);
    let (start, end) = (words.get(from)?, words.get(to)?);
    let printed = text.get(start.place().start..end.place().end)?;
    let mut mended = String::new();
    for (at, word) in (window.first..).zip(span).filter(|&(at, _)| at >= from && at <= to) {
        if at > from {
            mended.push_str(text.get(words.get(at - 1)?.place().end..word.place().start)?);
        }
        let model = window.phrase.text.split(' ').nth(at - window.first)?;
        let own = text.get(word.place())?;
        mended.push_str(&if window.wrong.contains(&at) { with_marks_of(own, model) } else { own.to_owned() });
    }
    let named = is_name(text, words, window.first, span);
    if named == Name::Sure {
        return None;
    }
    let unsure = window.rival || named == Name::Maybe || joins(window, printed);
    let tier = if unsure { Tier::Suggested } else { Tier::Applied };
    let evidence = format!("phrase «{}»", window.phrase.text);
    Some(Mend { from: printed.to_owned(), to: mended, start: start.place().start, tier, evidence })
}

/// Words that join others and stand beside any word: «vật nuôi | trong lĩnh vực» holds no misread «nuôi trồng».
const JOINING: [&str; 39] = [
    "trong", "và", "cho", "các", "của", "từ", "đến", "là", "vào", "theo", "tại", "về", "để", "do", "bằng",
    "được", "đã", "có", "không", "như", "khi", "mà", "bị", "ở", "lên", "trên", "dưới", "sau", "trước",
    "ngoài", "với", "cũng", "còn", "mỗi", "mọi", "từng", "những", "ra", "này",
];

/// Whether a word joins others, and so stands beside any.
pub fn is_joining(word: &str) -> bool {
    JOINING.contains(&word.to_lowercase().as_str())
}

/// Whether the one word to be changed is a word that joins others, in a phrase too short to outweigh it.
fn joins(window: &Window, printed: &str) -> bool {
    window.phrase.length() == 2 && is_joining(printed)
}

#[derive(PartialEq, Eq)]
enum Name {
    No,
    Maybe,
    Sure,
}

/// Whether the window may be a name: a capital inside it, or one that follows a capital.
fn is_name(text: &str, words: &[Word], first: usize, span: &[Word]) -> Name {
    let Some((head, rest)) = span.split_first() else { return Name::Sure };
    if span.iter().all(|w| w.case() == Case::Upper) {
        return Name::No;
    }
    if matches!(head.case(), Case::Mixed | Case::Upper) || rest.iter().any(|w| w.case() != Case::Lower) {
        return Name::Sure;
    }
    let before = first.checked_sub(1).and_then(|at| words.get(at)).filter(|_| head.follows());
    match before {
        Some(w) if head.case() == Case::Title && w.case() != Case::Lower => {
            let known = text.get(w.place()).is_some_and(|head| HEADS.contains(&head));
            if known { Name::No } else { Name::Maybe }
        }
        _ => Name::No,
    }
}
