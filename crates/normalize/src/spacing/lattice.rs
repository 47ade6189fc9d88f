//! All ways in which a stretch of letters falls into words, and what the cheapest of them agree upon.
//!
//! A word is a syllable, an abbreviation, or what stands between two printed blanks. Each way costs: a cut where no blank
//! is printed, a blank that is printed inside a word, a word that is none; a pair of words that is known pays some of it
//! back. Where the cheapest ways differ, nothing tells, and the print stands.

use std::ops::Range;

use super::vowel::{Use, is_vowel, opens_with};
use crate::letter::{is_capital, is_letter};
use crate::mend::{Half, are_pair};
use crate::syllable::is_syllable;

/// Most letters of a syllable, and one more.
const MOST_OF_WORD: usize = 8;

/// A cut without a blank costs more than a blank inside a word, and a known pair pays less back than a cut costs: the fewest
/// words come first.
const CUT: i32 = 12;
const TORN: i32 = 10;
const PAIR: i32 = 11;
/// What stands between blanks and is no word: more than to part and to join it costs. But long ones without a mark are
/// mostly words of other languages, and those with a capital names.
const NO_WORD: i32 = 25;
const LOAN: i32 = 10;
/// A word that is rare by itself, as most that a vowel opens; one that is less so than to be torn.
const RARE: i32 = 15;
const UNUSUAL: i32 = 9;
/// A vowel hardly opens a word where letters stand before it: a slip of the pen looks the same («nguời»).
const UNHEARD: i32 = 1000;
/// More than any way costs.
const NO_WAY: i32 = i32::MAX / 4;

/// Letters in a row, with the blanks that are printed between them.
pub(super) struct Stretch {
    letters: Vec<Place>,
    /// Whether a blank may be one too many.
    torn: bool,
    /// The words outside that stand beside it.
    before: Half,
    behind: Half,
}

/// One letter.
#[derive(Debug, Clone, Copy)]
struct Place {
    letter: char,
    capital: bool,
    /// Its byte in the text of the stretch.
    start: usize,
    /// Whether a blank is printed before it.
    spaced: bool,
}

/// A word that may stand in a stretch.
struct Edge {
    letters: Range<usize>,
    half: Half,
    own: i32,
    /// What is paid back where the word makes a pair with the next.
    charge: i32,
    /// Whether it stands here only as the second of a pair.
    needs_pair: bool,
    abbreviation: bool,
    in_capitals: bool,
    /// The cheapest way up to its end, and from there on.
    ahead: i32,
    rest: i32,
}

/// What the cheapest ways agree upon.
pub(super) struct Agreed {
    /// The letters before which a word begins, the first aside.
    pub(super) cuts: Vec<usize>,
    /// Whether they agree everywhere.
    pub(super) everywhere: bool,
}

impl Stretch {
    /// The letters of a text that holds nothing but them and single blanks, and the words outside that stand beside it.
    pub(super) fn new(text: &str, torn: bool, beside: [Option<&str>; 2]) -> Self {
        let mut spaced = false;
        let mut letters = Vec::with_capacity(text.len());
        for (start, letter) in text.char_indices() {
            if is_letter(letter) {
                letters.push(Place { letter, capital: is_capital(letter), start, spaced });
            }
            spaced = letter == ' ';
        }
        let [before, behind] = beside.map(|word| word.map_or(Half::default(), Half::of));
        Self { letters, torn, before, behind }
    }

    /// How many letters there are.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether a blank is printed before a letter.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.letters.get(at).is_some_and(|place| place.spaced)
    }

    /// The byte at which a letter begins.
    pub(super) fn byte(&self, at: usize) -> Option<usize> {
        self.letters.get(at).map(|place| place.start)
    }

    /// The byte at which the letter before one ends.
    pub(super) fn end_byte(&self, at: usize) -> usize {
        let last = at.checked_sub(1).and_then(|last| self.letters.get(last));
        last.map_or(0, |place| place.start + place.letter.len_utf8())
    }

    /// Whether what stands up to the first of some letters is an abbreviation for all to see: its last letter opens no syllable
    /// with those behind it, as in «`HPhát`».
    pub(super) fn opens_with_abbreviation(&self, cuts: &[usize]) -> bool {
        let Some((&first, rest)) = cuts.split_first() else { return false };
        let end = rest.first().copied().unwrap_or(self.len());
        is_abbreviation(&self.word(0..first)) && !is_syllable(&self.word(first - 1..end))
    }

    /// Letters without the blanks between them.
    pub(super) fn word(&self, letters: Range<usize>) -> String {
        self.letters.get(letters).unwrap_or_default().iter().map(|place| place.letter).collect()
    }

    /// Whether a capital stands behind a small letter.
    pub(super) fn is_case_break(&self, at: usize) -> bool {
        let capital = |at: usize| self.letters.get(at).is_some_and(|place| place.capital);
        at > 0 && capital(at) && !capital(at - 1)
    }

    /// How many known pairs the words make that begin at some letters, among themselves and, if asked, with those beside them.
    pub(super) fn pairs(&self, cuts: &[usize], beside: bool) -> usize {
        let starts = || std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([self.len()]);
        let words = starts().zip(ends).map(|(from, to)| Half::of(&self.word(from..to)));
        let outside = |half: Half| beside.then_some(half);
        let line: Vec<Half> =
            outside(self.before).into_iter().chain(words).chain(outside(self.behind)).collect();
        line.windows(2).filter(|two| matches!(two, [a, b] if are_pair(*a, *b))).count()
    }

    /// Where the words of the cheapest ways begin; `None` where there is no way.
    pub(super) fn read(&self) -> Option<Agreed> {
        let mut edges = self.edges();
        let index = self.index(&edges);
        self.walk_on(&mut edges, &index);
        self.walk_back(&mut edges, &index);
        let whole = |edge: &Edge| edge.ahead + edge.rest;
        let best = edges.iter().map(whole).min()?;
        if best >= UNHEARD {
            return None;
        }
        let (mut cut, mut spanned) = (vec![false; self.len()], vec![false; self.len()]);
        for edge in edges.iter().filter(|edge| whole(edge) == best) {
            if let Some(cut) = cut.get_mut(edge.letters.start) {
                *cut = true;
            }
            if let Some(inside) = spanned.get_mut(edge.letters.start + 1..edge.letters.end) {
                inside.fill(true);
            }
        }
        let open = |at: usize| cut.get(at) == Some(&true) && spanned.get(at) == Some(&true);
        let cuts = (1..self.len())
            .filter(|&at| if open(at) { self.is_spaced(at) } else { cut.get(at) == Some(&true) })
            .collect();
        Some(Agreed { cuts, everywhere: !(1..self.len()).any(open) })
    }

    /// The words that may stand here, by where they begin.
    fn edges(&self) -> Vec<Edge> {
        let mut edges: Vec<Edge> = Vec::new();
        let mut token = 0;
        for from in 0..self.len() {
            let printed = from == token;
            if printed {
                token = (from + 1..self.len()).find(|&at| self.is_spaced(at)).unwrap_or(self.len());
            }
            let known = edges.len();
            let farthest = self.len().min(from + MOST_OF_WORD);
            for to in from + 1..=if self.torn { farthest } else { farthest.min(token) } {
                self.add(from..to, &mut edges);
            }
            // What is printed by itself may be a word of another language.
            let own = edges.get(known..).unwrap_or_default();
            if self.torn && printed && !own.iter().any(|edge| edge.letters.end == token) {
                let word = self.word(from..token);
                edges.push(Edge::new(from..token, &word, printed_alone(&word)));
            }
        }
        edges
    }

    /// The word that letters may be: with a vowel that opens it, as the second of a pair, and by itself.
    fn add(&self, letters: Range<usize>, edges: &mut Vec<Edge>) {
        let Some(own) = self.letters.get(letters.clone()) else { return };
        let capitals = own.iter().filter(|place| place.capital).count();
        let first = own.first().is_some_and(|place| place.capital);
        // A capital may open a word, or all of its letters are capitals.
        let one_case = capitals == own.len() || capitals == usize::from(first);
        let torn = TORN * own.iter().skip(1).filter(|place| place.spaced).count() as i32;
        let word = self.word(letters.clone());
        let alone = matches!(word.as_str(), "y" | "Y" | "ý" | "Ý" | "ở" | "Ở");
        if !(one_case && (own.len() > 1 || alone) && is_syllable(&word)) {
            let from = letters.start;
            let roman = || self.is_case_break(from) && word.chars().all(|c| "IVX".contains(c));
            if torn == 0 && own.len() < self.len() && (is_abbreviation(&word) || roman()) {
                edges.push(Edge::new(letters, &word, 0));
            }
            return;
        }
        let charge = self.charge(letters.start, &word);
        if charge > 0 {
            edges.push(Edge { needs_pair: true, ..Edge::new(letters.clone(), &word, torn) });
        }
        edges.push(Edge { charge, ..Edge::new(letters, &word, torn + charge) });
    }

    /// What it costs that a word begins here for which nothing speaks.
    fn charge(&self, at: usize, word: &str) -> i32 {
        // As good as always the beginning of others.
        if self.torn && word.eq_ignore_ascii_case("gi") {
            return RARE;
        }
        if !opens_with(word) || self.is_case_break(at) {
            return 0;
        }
        if at > 0 && !self.is_spaced(at) {
            return if matches!(word, "ở" | "ít") { 0 } else { UNHEARD };
        }
        match Use::of(word) {
            Use::Common => 0,
            Use::Unusual => UNUSUAL,
            Use::Rare => RARE,
        }
    }

    /// The edges that begin at each letter.
    fn index(&self, edges: &[Edge]) -> Vec<Range<usize>> {
        let mut at = 0;
        let mut own = |from: usize| {
            let first = at;
            while edges.get(at).is_some_and(|edge| edge.letters.start == from) {
                at += 1;
            }
            first..at
        };
        (0..=self.len()).map(&mut own).collect()
    }

    /// The cheapest ways to the end of each edge.
    fn walk_on(&self, edges: &mut [Edge], index: &[Range<usize>]) {
        for at in 0..edges.len() {
            let Some((edge, behind)) = edges.get_mut(at..).and_then(<[Edge]>::split_first_mut) else {
                return;
            };
            if edge.letters.start == 0 {
                let pair = are_pair(self.before, edge.half);
                let cost = if pair { edge.own - PAIR } else { edge.own };
                edge.ahead = if edge.needs_pair && !pair { NO_WAY } else { cost };
            }
            if edge.ahead >= NO_WAY {
                continue;
            }
            for next in index.get(edge.letters.end).cloned().unwrap_or_default() {
                let Some(next) = behind.get_mut(next - at - 1) else { continue };
                if let Some(cost) = self.join(edge, next) {
                    next.ahead = next.ahead.min(edge.ahead + cost + next.own);
                }
            }
        }
    }

    /// The cheapest ways from the end of each edge on.
    fn walk_back(&self, edges: &mut [Edge], index: &[Range<usize>]) {
        for at in (0..edges.len()).rev() {
            let Some((edge, behind)) = edges.get_mut(at..).and_then(<[Edge]>::split_first_mut) else {
                return;
            };
            if edge.letters.end == self.len() {
                edge.rest = if are_pair(edge.half, self.behind) { -PAIR - edge.charge } else { 0 };
            }
            for next in index.get(edge.letters.end).cloned().unwrap_or_default() {
                let Some(next) = behind.get(next - at - 1).filter(|next| next.rest < NO_WAY) else {
                    continue;
                };
                if let Some(cost) = self.join(edge, next) {
                    edge.rest = edge.rest.min(cost + next.own + next.rest);
                }
            }
        }
    }

    /// What it costs that one word stands behind another; `None` where it cannot.
    fn join(&self, edge: &Edge, next: &Edge) -> Option<i32> {
        let at = next.letters.start;
        let pair = are_pair(edge.half, next.half);
        if next.needs_pair && !pair {
            return None;
        }
        let paid_back = if pair { PAIR + edge.charge } else { 0 };
        if self.is_spaced(at) {
            return Some(-paid_back);
        }
        // The case tells an abbreviation from what stands beside it.
        let told =
            if edge.abbreviation { !next.in_capitals } else { !next.abbreviation || self.is_case_break(at) };
        told.then_some(CUT - paid_back)
    }
}

impl Edge {
    fn new(letters: Range<usize>, word: &str, own: i32) -> Self {
        Self {
            letters,
            half: Half::of(word),
            own,
            charge: 0,
            needs_pair: false,
            abbreviation: is_abbreviation(word),
            in_capitals: word.chars().all(is_capital),
            ahead: NO_WAY,
            rest: NO_WAY,
        }
    }
}

/// What it costs that letters between blanks are no syllable.
fn printed_alone(word: &str) -> i32 {
    const SHORTEST_LOAN: usize = 4;
    let lone_vowel = || word.chars().count() == 1 && word.chars().all(is_vowel);
    let name = || word.starts_with(is_capital) && word.chars().skip(1).all(|c| !is_capital(c));
    let long = || word.chars().count() >= SHORTEST_LOAN && word.chars().any(is_vowel);
    let loan = || (word.is_ascii() || name()) && long();
    match () {
        () if is_abbreviation(word) => 0,
        () if loan() => LOAN,
        () if lone_vowel() => RARE,
        () => NO_WORD,
    }
}

/// Whether letters are an abbreviation: capitals, two or more, no vowel with a mark among them, and at most the small letter
/// that ends `TTg` and `TTr`.
fn is_abbreviation(part: &str) -> bool {
    let capitals = part.trim_end_matches(['g', 'r']);
    part.len() <= capitals.len() + 1
        && capitals.chars().count() > 1
        && capitals.chars().all(|c| is_capital(c) && (c.is_ascii() || !is_vowel(c)))
        && !is_syllable(capitals)
}
