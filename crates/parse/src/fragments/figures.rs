//! Figures: numbers, shares, dashes for nothing. Columns of them tell the rows of a table that no rule parts.

use crate::flow::Line;

/// A figure of a table: `1.505`, `12,5%`, `(3)`, `-38`, `–`, `*`, `…`. A date or a symbol is none.
pub(super) fn is_figure(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let core: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if core.chars().all(|c| matches!(c, '-' | '–' | '—' | '*' | '.' | '…' | '_' | 'x' | 'X')) {
        return core.chars().count() <= 3 || core.chars().all(|c| matches!(c, '.' | '…' | '_'));
    }
    let inner = core.trim_start_matches(['(', '-', '–', '+', '−', '~', '<', '>', '≥', '≤', '$', '€']);
    let inner = inner.trim_end_matches([')', '%', '*', '‰']);
    let mut digits = 0;
    let plain = inner.chars().all(|c| {
        digits += usize::from(c.is_ascii_digit());
        c.is_ascii_digit() || matches!(c, '.' | ',')
    });
    plain && digits > 0
}

/// A row of dots or lines: it leads from a label to its figures, or stands where there is none.
pub(super) fn is_leader(text: &str) -> bool {
    text.chars().count() >= 4 && text.chars().all(|c| matches!(c, '.' | '…' | '_' | ' '))
}

/// y of the cuts between rows of figures in one band: every cell with words holds the same number of lines, side by
/// side, and at least two of them hold nothing but figures. Empty where anything speaks against it.
pub(super) fn find_cuts(columns: &[Vec<Line<'_>>]) -> Vec<f32> {
    let filled: Vec<&Vec<Line<'_>>> = columns.iter().filter(|c| !c.is_empty()).collect();
    let of_figures = |c: &&&Vec<Line<'_>>| c.iter().all(|l| is_figure(&l.text()));
    let figures: Vec<&Vec<Line<'_>>> = filled.iter().filter(of_figures).copied().collect();
    let count = figures.iter().map(|c| c.len()).max().unwrap_or(0);
    let Some(guide) = figures.iter().find(|c| c.len() == count).filter(|_| count >= 2) else {
        return Vec::new();
    };
    let full = figures.iter().filter(|c| c.len() == count).count();
    if full < 2 || filled.iter().any(|column| !stands_beside(column, guide)) {
        return Vec::new();
    }
    let band = |i: usize| {
        let lines = filled.iter().filter_map(|c| c.iter().find(|l| row_of(l, guide) == Some(i)));
        lines.fold((f32::MAX, f32::MIN), |(top, end), l| (top.min(l.bbox.y0), end.max(l.bbox.y1)))
    };
    (1..count).map(|i| f32::midpoint(band(i - 1).1, band(i).0)).collect()
}

/// Whether each line of a column stands beside one of the guide's, no two beside the same, and words beside all.
fn stands_beside(column: &[Line<'_>], guide: &[Line<'_>]) -> bool {
    let rows: Option<Vec<usize>> = column.iter().map(|line| row_of(line, guide)).collect();
    let figures = column.iter().all(|l| is_figure(&l.text()));
    rows.is_some_and(|rows| {
        rows.windows(2).all(|w| w.first() < w.last()) && (figures || rows.len() == guide.len())
    })
}

/// The line of the guide beside which a line stands: more than half of the lower of the two overlaps.
fn row_of(line: &Line<'_>, guide: &[Line<'_>]) -> Option<usize> {
    guide.iter().position(|g| {
        let shared = line.bbox.y1.min(g.bbox.y1) - line.bbox.y0.max(g.bbox.y0);
        shared > 0.5 * line.bbox.height().min(g.bbox.height())
    })
}

#[cfg(test)]
mod tests {
    use model::{Rect, Word};

    use super::*;

    #[test]
    fn figures_and_what_is_none() {
        for (text, yes) in [
            ("1.505", true),
            ("76,5%", true),
            ("(3)", true),
            ("–109", true),
            ("-", true),
            ("*", true),
            ("........", true),
            ("12 345", true),
            ("30/6/2025", false),
            ("Quý I", false),
            ("12/NQ-CP", false),
            ("1a", false),
            ("----------", false),
            ("", false),
        ] {
            assert_eq!(is_figure(text), yes, "{text}");
        }
    }

    fn word(text: &str, y: f32) -> Word {
        let bbox = Rect::new(0.0, y - 9.0, 30.0, y + 2.0);
        Word { text: text.into(), bbox, baseline: y, ..Word::default() }
    }

    /// Columns of lines `text@y`, parted by `|`; the number of cuts that are found.
    fn check(columns: &str, expected: usize) {
        let words: Vec<Vec<Word>> = columns
            .split('|')
            .map(|column| {
                let lines = column.split_whitespace().filter_map(|l| l.split_once('@'));
                lines.map(|(text, y)| word(text, y.parse().unwrap_or(0.0))).collect()
            })
            .collect();
        let lines: Vec<Vec<Line<'_>>> =
            words.iter().map(|c| c.iter().filter_map(|w| Line::new(vec![w])).collect()).collect();
        assert_eq!(find_cuts(&lines).len(), expected, "{columns}");
    }

    #[test]
    fn rows_of_figures_side_by_side() {
        check("Tháng4@10 Tháng5@22 Tháng6@34 | 1@10 2@22 3@34 | 4,5@10 5@22 6@34", 2);
        // labels set a little higher; a figure that is missing
        check("A@8 B@20 | 1@10 2@22 | 3@10 4@22 | 5@22", 1);
    }

    #[test]
    fn lines_that_are_no_rows() {
        // a label over two lines beside one figure, figures over two lines beside one label
        check("Tổng@10 số@22 | 1@16 | 2@16", 0);
        check("Tổng@16 | 1@10 2@22 | 3@10 4@22", 0);
        // one column of figures alone; words in two columns
        check("A@10 B@22 | 1@10 2@22", 0);
        check("Sở@10 Y@22 | Quý@10 I@22 | 1@10 2@22", 0);
    }
}
