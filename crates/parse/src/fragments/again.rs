//! The header printed again at the top of a page, with no rule under it: the same words at the same places.

use model::Word;

use super::draft::Draft;
use crate::{blocks::LayoutSettings, flow};

/// A header as its words stand in the grid.
#[derive(Debug, Clone)]
pub(super) struct HeadPrint<'a> {
    words: Vec<&'a Word>,
    /// Top left of its grid.
    at: (f32, f32),
    /// Bottom of its words.
    end: f32,
}

impl<'a> HeadPrint<'a> {
    /// The header of a draft whose rows are cut: the rows above the first one with an ordinal. `None` where the first
    /// row has one.
    pub(super) fn of(draft: &Draft<'a>, settings: &LayoutSettings) -> Option<Self> {
        let numbered = |row: &super::draft::DraftRow<'_>| {
            let index = row.cells.first().filter(|c| c.column == 0)?;
            let lines = flow::group(index.words.iter().copied(), settings.baseline_drift);
            grammar::ordinal::read(&lines.first()?.text())
        };
        let head = draft.rows.iter().take_while(|r| numbered(r).is_none());
        let words: Vec<&Word> = head.flat_map(|r| &r.cells).flat_map(|c| c.words.iter().copied()).collect();
        let end = words.iter().map(|w| w.bbox.y1).max_by(f32::total_cmp)?;
        let body = words.len() < draft.rows.iter().flat_map(|r| &r.cells).map(|c| c.words.len()).sum();
        body.then_some(Self { words, at: (draft.bbox().x0, draft.bbox().y0), end })
    }

    /// y of the end of the same header at the top of another grid, halfway to what stands below it; `None` where it is
    /// not printed there, or nothing stands below it.
    pub(super) fn end_in(&self, draft: &Draft<'_>) -> Option<f32> {
        let (x0, y0) = (draft.bbox().x0, draft.bbox().y0);
        let words: Vec<&Word> =
            draft.rows.iter().flat_map(|r| &r.cells).flat_map(|c| c.words.iter().copied()).collect();
        let again = |own: &&Word| {
            let (dx, dy) = (own.bbox.x0 - self.at.0, own.bbox.y0 - self.at.1);
            let near = |w: &&&Word| {
                let off = (w.bbox.x0 - x0 - dx).abs().max((w.bbox.y0 - y0 - dy).abs());
                off < 0.25 * own.bbox.height()
            };
            words.iter().filter(near).any(|w| w.text == own.text)
        };
        let end = y0 + self.end - self.at.1;
        let below = words.iter().map(|w| w.bbox.y0).filter(|y| *y > end - 0.5).min_by(f32::total_cmp)?;
        self.words.iter().all(again).then(|| f32::midpoint(end, below))
    }
}
