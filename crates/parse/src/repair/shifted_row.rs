//! `shifted-row`: a row's cells stand one column off, because an empty cell before them was lost or a blank one was
//! put in. The evidence is that they close in the columns to which they are moved, and not where they stand.

use grammar::Closure;

use model::Ordinal;

use super::{Edit, SeamRule, is_again};
use crate::seams::{
    Evidence, Head, Hypothesis, Line, Profile, Scene, What, ends_open, fit_bounds, fit_of, score_join,
    score_new, score_place, score_step,
};

pub(crate) struct ShiftedRow;

impl SeamRule for ShiftedRow {
    fn name(&self) -> &'static str {
        "shifted-row"
    }

    fn may_explain(&self, line: &Line<'_>) -> bool {
        may_lack_its_blank(line.profile, line.cells) || best_shift(line).is_some()
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        if let Some(found) = without_its_blank(self.name(), scene) {
            return vec![found];
        }
        let Some(Shift { from, right, cells: moved, gain }) = best_shift(&scene.line()) else {
            return Vec::new();
        };
        let edit = Edit::Shift { row: scene.row, from, right };
        let prior = [
            Evidence { what: What::Prior, weight: scene.settings.shifted_prior },
            Evidence { what: What::FitsShifted(gain), weight: scene.settings.fits_shifted * gain as f32 },
        ];
        let mut out = Vec::new();
        let (step, walk) = score_step(scene);
        let own = score_new(scene, &moved, scene.head);
        out.push(Hypothesis {
            rule: Some(self.name()),
            edits: vec![edit.clone()],
            evidence: prior.iter().cloned().chain(step).chain(own).collect(),
            head: Head::of(moved.iter().map(|t| (*t).to_owned()), scene.profile),
            walk,
            column: Some(from),
        });
        if let (None, false, Some(head)) = (&scene.ordinal, scene.number_is_text(), scene.head) {
            let (joining, cells, restated) = score_join(scene, head, &moved);
            out.push(Hypothesis {
                rule: Some(self.name()),
                edits: vec![edit, Edit::Join { row: scene.row, restated }],
                evidence: prior.into_iter().chain(joining).chain(score_place(scene)).collect(),
                head: Head::of(cells, scene.profile),
                walk: scene.walk.clone(),
                column: Some(from),
            });
        }
        out
    }
}

/// Whether words stand in the number's place, and nothing in the last column.
fn may_lack_its_blank(profile: &Profile, cells: &[&str]) -> bool {
    profile.number == Some(0)
        && cells.last().is_some_and(|last| last.is_empty())
        && cells.first().is_some_and(|first| goes_on(first) || first.contains(' '))
}

/// Whether a text begins in small letters.
fn goes_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// The tail of a torn row that lost the blank cell of its number, as where blanks at the head of a line were dropped: the
/// next words of the task stand in the number's place, and every cell closes the column to its right.
fn without_its_blank(rule: &'static str, scene: &Scene<'_>) -> Option<Hypothesis> {
    let head = scene.head.filter(|head| !head.heading)?;
    // «1 (tiếp)» is a number all the same.
    let again = || scene.cells.first().is_some_and(|first| is_again(head.cell(0), first));
    if !may_lack_its_blank(scene.profile, scene.cells) || !scene.number_is_text() || again() {
        return None;
    }
    let (_, rest) = scene.cells.split_last()?;
    let moved: Vec<&str> = std::iter::once("").chain(rest.iter().copied()).collect();
    let content = scene.profile.content.and_then(|c| moved.get(c)).is_some_and(|text| !text.is_empty());
    let first = scene.cells.first().copied().unwrap_or_default();
    let small = goes_on(first);
    let open = is_open(scene, head);
    // A joining word asks for more, in whatever letters.
    let asks = scene.profile.content.is_some_and(|c| ends_open(head.cell(c)));
    // Where the task alone goes on, nothing can close: the sentence must be open, and go on in small letters.
    let alone = (small && open || asks) && rest.iter().skip(1).all(|text| text.is_empty());
    let fit = |cells: &[&str]| (0..cells.len()).map(|c| fit_of(scene.profile, cells, c)).sum::<i32>();
    let gain = fit(&moved) - fit(scene.cells);
    let (joining, cells, restated) = score_join(scene, head, &moved);
    let closes = joining.iter().filter(|e| matches!(e.what, What::Closes(..)) && e.weight > 0.0).count();
    let values = |least: f32| {
        let two = joining.iter().filter(|e| matches!(e.what, What::TwoValues(_)) && e.weight <= least);
        two.count()
    };
    let wordy = first.split_whitespace().nth(WORDS_OF_NO_NUMBER).is_some();
    let fits = if wordy {
        // So many words are no number, however they fit the task: what else comes with them is weighed.
        let goes_on = small && open;
        (small || asks || closes > 0)
            && values(scene.settings.two_values) <= closes + usize::from(goes_on)
            && gain >= 0
    } else {
        (closes > 0 || alone) && values(0.0) <= closes && gain >= 1
    };
    if !content || !(small || open || asks) || !fits {
        return None;
    }
    let prior = [
        Evidence { what: What::Prior, weight: scene.settings.shifted_prior },
        Evidence {
            what: What::FitsShifted(gain as usize),
            weight: scene.settings.fits_shifted * gain as f32,
        },
    ];
    let edits =
        vec![Edit::Shift { row: scene.row, from: 0, right: true }, Edit::Join { row: scene.row, restated }];
    Some(Hypothesis {
        rule: Some(rule),
        edits,
        evidence: prior.into_iter().chain(joining).chain(score_place(scene)).collect(),
        head: Head::of(cells, scene.profile),
        walk: scene.walk.clone(),
        column: scene.profile.content,
    })
}

/// What has more words than these is no number.
const WORDS_OF_NO_NUMBER: usize = 4;

/// Whether the task of the row above ends in mid-sentence.
fn is_open(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    let task = scene.profile.content.and_then(|c| head.cells.get(c));
    task.is_some_and(|task| task.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';')))
}

/// A shift by one column and what comes of it.
struct Shift<'a> {
    /// First column that moves.
    from: usize,
    /// Right or left.
    right: bool,
    /// The cells as they would stand.
    cells: Vec<&'a str>,
    /// How many more cells fit.
    gain: usize,
}

/// Fewest cells that must fit better after a shift than before, and fewest typed cells that must close after it.
const FEWEST: i32 = 2;

/// The first column that may move: a number that reads as one stands where it belongs.
fn first_to_move(profile: &Profile, ordinal: Option<&Ordinal>) -> usize {
    if ordinal.is_some() { profile.number.map_or(0, |n| n + 1) } else { 0 }
}

/// The shifts that the blank cells of a row leave room for, the one that moves the least first: the first column that
/// moves, and whether to the right.
fn shifts<'a>(
    profile: &'a Profile,
    cells: &'a [&'a str],
    ordinal: Option<&Ordinal>,
) -> impl Iterator<Item = (usize, bool)> + 'a {
    let filled = cells.iter().filter(|t| !t.is_empty()).count();
    let wanting = profile.typed.len() < 2 || filled < 2;
    let first = first_to_move(profile, ordinal);
    let fixed = wanting || cells.iter().skip(first).all(|t| !t.is_empty());
    let first = if fixed { cells.len() } else { first };
    let last = cells.len().saturating_sub(1);
    let blank = |c: usize| cells.get(c).is_some_and(|t| t.is_empty());
    let ways = (first..last).rev().flat_map(|from| [(from, true), (from, false)]);
    ways.filter(move |&(from, right)| {
        blank(if right { last } else { from })
            && most_closed(profile, cells, from, right) >= FEWEST as usize
            && most_gained(profile, cells, from, right) >= FEWEST
    })
}

/// Where the cell of a column goes.
fn place_after(c: usize, from: usize, right: bool) -> Option<usize> {
    if right { Some(c + 1) } else { c.checked_sub(1).filter(|to| *to >= from) }
}

/// No shift makes more cells fit better than this, whatever they hold.
fn most_gained(profile: &Profile, cells: &[&str], from: usize, right: bool) -> i32 {
    let moved = cells.iter().enumerate().skip(from).filter(|(_, t)| !t.is_empty());
    moved
        .filter_map(|(c, _)| {
            let (most, _) = place_after(c, from, right).map(|to| fit_bounds(profile, to))?;
            Some(most - fit_bounds(profile, c).1)
        })
        .sum()
}

/// No more typed cells close after a shift than are filled.
fn most_closed(profile: &Profile, cells: &[&str], from: usize, right: bool) -> usize {
    let lands = |c: usize| if c < from { Some(c) } else { place_after(c, from, right) };
    let filled = cells.iter().enumerate().filter(|(_, t)| !t.is_empty());
    filled.filter_map(|(c, _)| lands(c)).filter(|to| profile.typed.contains(to)).count()
}

/// The shift by one column that makes most cells fit, if it makes at least two more fit than stand right.
fn best_shift<'a>(line: &Line<'a>) -> Option<Shift<'a>> {
    let (profile, cells) = (line.profile, line.cells);
    let mut stands = Standing { profile, cells, known: Vec::new() };
    let mut best: Option<Shift<'a>> = None;
    for (from, right) in shifts(profile, cells, line.ordinal) {
        let mut moved = cells.to_vec();
        let (gone, back) = if right { (moved.len() - 1, from) } else { (from, moved.len() - 1) };
        let blank = moved.remove(gone);
        moved.insert(back, blank);
        // Of shifts that gain the same, the one that moves the least comes first.
        let fewest = best.as_ref().map_or(FEWEST, |b| b.gain as i32 + 1);
        if let Some(gain) = gained(&mut stands, &moved, from, fewest)
            && closes_enough(profile, &moved)
        {
            best = Some(Shift { from, right, cells: moved, gain: gain as usize });
        }
    }
    best
}

/// How well the cells fit where they stand, asked once for all shifts.
struct Standing<'a> {
    profile: &'a Profile,
    cells: &'a [&'a str],
    known: Vec<Option<i32>>,
}

impl Standing<'_> {
    fn fit_of(&mut self, c: usize) -> i32 {
        self.known.resize(self.cells.len(), None);
        let Some(slot) = self.known.get_mut(c) else { return 0 };
        *slot.get_or_insert_with(|| fit_of(self.profile, self.cells, c))
    }
}

/// How many more cells fit after a shift, if at least so many do. Only the cells that move are looked at, those that
/// are short or known first: the others stand as they stood.
fn gained(stands: &mut Standing<'_>, after: &[&str], from: usize, fewest: i32) -> Option<i32> {
    let (profile, before) = (stands.profile, stands.cells);
    // A row with a number asks other things of its task.
    let from = if profile.number.is_some_and(|n| n >= from) { 0 } else { from };
    let filled = |cells: &[&str], c: usize| cells.get(c).is_some_and(|t| !t.is_empty());
    let bounds = |c: usize| {
        let (most, least) = fit_bounds(profile, c);
        (most * i32::from(filled(after, c)), least * i32::from(filled(before, c)))
    };
    let mut gain: i32 = (from..before.len()).map(bounds).map(|(most, least)| most - least).sum();
    for typed in [true, false] {
        for c in (from..before.len()).filter(|c| profile.typed.contains(c) == typed) {
            if gain < fewest {
                return None;
            }
            gain -= stands.fit_of(c) - bounds(c).1;
        }
    }
    for c in from..before.len() {
        if gain < fewest {
            return None;
        }
        gain -= bounds(c).0 - fit_of(profile, after, c);
    }
    (gain >= fewest).then_some(gain)
}

/// Whether enough typed cells close.
fn closes_enough(profile: &Profile, cells: &[&str]) -> bool {
    let whole =
        |&&c: &&usize| cells.get(c).is_some_and(|t| !t.is_empty() && profile.closure(c, t) == Closure::Whole);
    profile.typed.iter().filter(whole).take(FEWEST as usize).count() == FEWEST as usize
}
