//! `shifted-row`: a row's cells stand one column off, because an empty cell before them was lost or a blank one was
//! put in. The evidence is that they close in the columns to which they are moved, and not where they stand.

use grammar::Closure;

use super::{Edit, SeamRule};
use crate::seams::{
    Evidence, Head, Hypothesis, Scene, What, fit, score_join, score_new, score_place, score_step,
};

pub(crate) struct ShiftedRow;

impl SeamRule for ShiftedRow {
    fn name(&self) -> &'static str {
        "shifted-row"
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        let Some(Shift { from, right, cells: moved, gain }) = best_shift(scene) else { return Vec::new() };
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
            head: Head::of(moved.iter().map(|t| (*t).to_owned()).collect(), scene.profile),
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

fn is_whole(scene: &Scene<'_>, column: usize, cells: &[&str]) -> bool {
    cells.get(column).is_some_and(|t| !t.is_empty() && scene.profile.closure(column, t) == Closure::Whole)
}

/// The shift by one column that makes most cells fit, if it makes at least two more fit than stand right.
fn best_shift<'a>(scene: &Scene<'a>) -> Option<Shift<'a>> {
    let width = scene.cells.len();
    let filled = scene.cells.iter().filter(|t| !t.is_empty()).count();
    if scene.profile.typed.len() < 2 || filled < 2 {
        return None;
    }
    let before = fit(scene.profile, scene.cells);
    if before >= filled as i32 {
        return None;
    }
    let mut best: Option<Shift<'a>> = None;
    // A number that reads as one stands where it belongs.
    let first = if scene.ordinal.is_some() { scene.profile.number.map_or(0, |n| n + 1) } else { 0 };
    for from in (first..width).rev() {
        for right in [true, false] {
            let (gone, back) = if right { (width - 1, from) } else { (from, width - 1) };
            if gone == back || !scene.cells.get(gone).is_some_and(|t| t.is_empty()) {
                continue;
            }
            let mut moved = scene.cells.to_vec();
            let blank = moved.remove(gone);
            moved.insert(back, blank);
            let gain = fit(scene.profile, &moved) - before;
            let closed = scene.profile.typed.iter().filter(|&&c| is_whole(scene, c, &moved)).count();
            // Of shifts that gain the same, the one that moves the least comes first.
            if gain >= 2 && closed >= 2 && best.as_ref().is_none_or(|b| gain as usize > b.gain) {
                best = Some(Shift { from, right, cells: moved, gain: gain as usize });
            }
        }
    }
    best
}
