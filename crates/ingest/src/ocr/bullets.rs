//! Dashes of lists, set apart from their text by a tab.
//!
//! Such a dash is too far from its line to be read with it, and the engine takes a short stroke before a wide gap for
//! anything. Its shape and place say what it is.

use super::lines::Line;
use super::picture::{Component, Prepared};
use super::tsv::Seen;
use super::vote::Voted;

/// A tab behind the mark of a list is no wider, in x-heights.
const TAB: f32 = 9.0;

/// Confidence of a dash that its shape tells.
const SHAPE: f32 = 0.9;

/// Puts the dashes that belong to no line before the words of the line that they open.
pub(super) fn open(words: &mut [Vec<Voted>], lines: &[Line], page: &Prepared) {
    let mut owned: Vec<usize> = lines.iter().flat_map(|l| l.pieces.iter().copied()).collect();
    owned.sort_unstable();
    let dashes = page.components.iter().enumerate().filter(|(_, p)| is_dash(p, page.x_height));
    for (_, dash) in dashes.filter(|(i, _)| owned.binary_search(i).is_err()) {
        let Some(n) = opened(dash, lines, page.x_height) else { continue };
        let Some(words) = words.get_mut(n).filter(|words| !words.is_empty()) else { continue };
        let seen = Seen { text: "-".to_owned(), x0: dash.x0 as f32, x1: dash.x1 as f32, confidence: SHAPE };
        words.insert(0, Voted { seen, others: Vec::new() });
    }
}

fn is_dash(piece: &Component, unit: f32) -> bool {
    let (w, h) = (piece.width() as f32, piece.height() as f32);
    (0.3 * unit..1.4 * unit).contains(&w) && h <= 0.35 * unit && w >= 1.5 * h
}

/// The next line to the right of a dash that has it at the middle of its letters.
fn opened(dash: &Component, lines: &[Line], unit: f32) -> Option<usize> {
    let y = dash.center().1;
    let gap = |l: &Line| {
        let level = (l.baseline - 0.85 * unit..l.baseline - 0.2 * unit).contains(&y);
        let gap = l.x0 as f32 - dash.x1 as f32;
        (l.zone == 0 && l.letters > 1 && level && (0.0..TAB * unit).contains(&gap)).then_some(gap)
    };
    let near = lines.iter().enumerate().filter_map(|(n, l)| gap(l).map(|gap| (gap, n)));
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_before_a_tab_opens_its_line() {
        let piece = |x0, y0, x1, y1| Component { x0, y0, x1, y1, area: 9, runs: Vec::new() };
        let first_word = |dash: Component| {
            let components: Vec<Component> =
                (0..8).map(|n| piece(100 + n * 12, 20, 109 + n * 12, 30)).chain([dash]).collect();
            let mut line = Line { pieces: (0..8).collect(), letters: 8, x0: 100, x1: 193, ..Line::default() };
            line.settle(&components);
            let page = Prepared::blank((400, 40), 10.0, components);
            let seen = Seen { text: "Sở".to_owned(), x0: 100.0, x1: 120.0, confidence: 0.9 };
            let mut words = vec![vec![Voted { seen, others: Vec::new() }]];
            open(&mut words, &[line], &page);
            words.swap_remove(0).swap_remove(0).seen.text
        };
        assert_eq!(first_word(piece(40, 24, 46, 26)), "-");
        assert_eq!(first_word(piece(40, 34, 46, 36)), "Sở", "below the line");
        assert_eq!(first_word(piece(2, 24, 8, 26)), "Sở", "too far");
        assert_eq!(first_word(piece(40, 24, 42, 26)), "Sở", "a speck");
    }
}
