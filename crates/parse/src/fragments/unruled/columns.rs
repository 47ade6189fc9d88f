//! Header words and white space → x of the column edges.

use model::Word;

use crate::flow::Line;

/// A run of words on one baseline without a wide gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunk<'a> {
    /// Its words, left to right.
    pub words: Vec<&'a Word>,
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
}

/// Cuts a line at gaps wider than `gap`.
pub fn chunks<'a>(line: &Line<'a>, gap: f32) -> Vec<Chunk<'a>> {
    let mut out: Vec<Chunk<'a>> = Vec::new();
    for word in &line.words {
        match out.last_mut() {
            Some(last) if word.bbox.x0 - last.x1 <= gap => {
                last.x1 = last.x1.max(word.bbox.x1);
                last.words.push(word);
            }
            _ => out.push(Chunk { words: vec![word], x0: word.bbox.x0, x1: word.bbox.x1 }),
        }
    }
    out
}

/// Whether a text is the title of an index column.
pub fn is_index_title(text: &str) -> bool {
    matches!(
        normalize::key(text).trim_end_matches('.').trim(),
        "tt" | "stt" | "số tt" | "số thứ tự" | "s tt" | "st t" | "no"
    )
}

/// The x extents of a header's columns: chunks of its lines that overlap are one column; the head of a group of columns
/// is none.
pub fn header_columns(lines: &[Line<'_>], gap: f32) -> Vec<(f32, f32)> {
    let levels: Vec<Vec<Span>> =
        lines.iter().map(|l| chunks(l, gap).iter().map(|c| (c.x0, c.x1)).collect()).collect();
    let mut spans: Vec<Span> = Vec::new();
    for (level, row) in levels.iter().enumerate() {
        spans.extend(row.iter().filter(|span| !is_head(**span, level, &levels)));
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<Span> = Vec::new();
    for (x0, x1) in spans {
        match out.last_mut() {
            Some(last) if x0 < last.1 => last.1 = last.1.max(x1),
            _ => out.push((x0, x1)),
        }
    }
    out
}

/// Left and right end.
type Span = (f32, f32);

/// Whether a span is the head of a group of columns («Cơ quan thực hiện» over «Chủ trì» and «Phối hợp»): it spreads over
/// two spans of a lower line; or it leans from one over towards another that has nothing else above it; or it stands
/// between two such.
fn is_head(span: Span, level: usize, levels: &[Vec<Span>]) -> bool {
    let overlaps = |a: &Span, b: &Span| a.0 < b.1 && b.0 < a.1;
    let (upper, lower) = levels.split_at((level + 1).min(levels.len()));
    let bare = |s: &Span| !upper.iter().flatten().any(|u| overlaps(u, s));
    let leans = |row: &Vec<Span>| {
        let under: Vec<usize> =
            (0..row.len()).filter(|&i| row.get(i).is_some_and(|s| overlaps(&span, s))).collect();
        let (Some(&first), Some(&last)) = (under.first(), under.last()) else { return false };
        let left = first.checked_sub(1).and_then(|i| row.get(i)).zip(row.get(first));
        let right = row.get(last + 1).zip(row.get(last));
        under.len() >= 2
            || left.is_some_and(|(l, own)| bare(l) && span.0 < own.0 && span.1 < own.1)
            || right.is_some_and(|(r, own)| bare(r) && span.1 > own.1 && span.0 > own.0)
    };
    if lower.iter().any(leans) {
        return true;
    }
    let below = || lower.iter().flatten();
    if below().any(|s| overlaps(&span, s)) {
        return false;
    }
    let left = below().filter(|s| s.1 <= span.0).max_by(|a, b| a.1.total_cmp(&b.1));
    let right = below().filter(|s| s.0 >= span.1).min_by(|a, b| a.0.total_cmp(&b.0));
    left.zip(right).is_some_and(|(l, r)| bare(l) && bare(r))
}

/// Column edges: between the titles of two neighbouring columns, in the middle of the widest white gap of the body,
/// where the fewest lines cross. `None` where two columns have no gutter between them.
pub fn edges(header: &[(f32, f32)], body: &[Line<'_>], gutter: f32) -> Option<Vec<f32>> {
    let left = body.iter().map(|l| l.bbox.x0).chain(header.first().map(|h| h.0)).min_by(f32::total_cmp)?;
    let right = body.iter().map(|l| l.bbox.x1).chain(header.last().map(|h| h.1)).max_by(f32::total_cmp)?;
    let mut out = vec![left - 0.5 * gutter];
    for pair in header.windows(2) {
        let [a, b] = pair else { continue };
        // titles lie inside their columns: the edge runs between them, unless they touch
        let between = gutter_between(a.1, b.0, body, gutter);
        let middles = || gutter_between(f32::midpoint(a.0, a.1), f32::midpoint(b.0, b.1), body, gutter);
        out.push(between.or_else(middles)?);
    }
    out.push(right + 0.5 * gutter);
    Some(out)
}

/// Moves every inner edge that runs of words lie over to the middle of the white space near it that all runs of its two
/// columns keep free, where there is such. The edges of one page are not quite those of another: there a longer text
/// may fill its column.
pub fn settle(xs: &mut [f32], lines: &[Line<'_>]) {
    for i in 1..xs.len().saturating_sub(1) {
        let (Some(&from), Some(&x), Some(&to)) = (xs.get(i - 1), xs.get(i), xs.get(i + 1)) else { continue };
        let (mut left, mut right) = (from, to);
        let mut crossed = false;
        for line in lines {
            let size = line.bbox.height();
            let own = |c: &Chunk<'_>| c.x0 > from - size && c.x1 < to + size;
            for chunk in chunks(line, 0.5 * size).into_iter().filter(own) {
                crossed |= chunk.x0 < x && x < chunk.x1;
                if f32::midpoint(chunk.x0, chunk.x1) < x {
                    left = left.max(chunk.x1);
                } else {
                    right = right.min(chunk.x0);
                }
            }
        }
        if crossed
            && left < right
            && let Some(edge) = xs.get_mut(i)
        {
            *edge = f32::midpoint(left, right);
        }
    }
}

/// The middle of the best gutter between two x: where the fewest lines cross. Section rows run over several columns, so
/// that one line in five may cross.
fn gutter_between(from: f32, to: f32, body: &[Line<'_>], gutter: f32) -> Option<f32> {
    let step = gutter / 6.0;
    if to <= from {
        return None;
    }
    let count = ((to - from) / step).ceil() as usize;
    let crossings: Vec<usize> =
        (0..=count).map(|i| body.iter().filter(|l| crosses(l, from + i as f32 * step)).count()).collect();
    (0..=body.len() / 5).find_map(|allowed| {
        let (start, steps) = widest_run(&crossings, allowed)?;
        let width = steps as f32 * step;
        (width >= 0.5 * gutter).then_some(from + start as f32 * step + 0.5 * width)
    })
}

/// Where the longest run of values up to `allowed` begins, and how many steps it is long.
fn widest_run(values: &[usize], allowed: usize) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut run: Option<(usize, usize)> = None;
    for (i, value) in values.iter().enumerate() {
        run = (*value <= allowed).then(|| run.map_or((i, 0), |(start, _)| (start, i - start)));
        if let Some(run) = run.filter(|r| best.is_none_or(|b| r.1 > b.1)) {
            best = Some(run);
        }
    }
    best
}

/// Whether a word of the line, or the space between two of its words, lies over `x`.
pub fn crosses(line: &Line<'_>, x: f32) -> bool {
    let size = line.bbox.height();
    let inside = line.words.iter().any(|w| w.bbox.x0 < x && x < w.bbox.x1);
    inside
        || line.words.windows(2).any(|pair| match pair {
            [a, b] => a.bbox.x1 <= x && x <= b.bbox.x0 && b.bbox.x0 - a.bbox.x1 < 0.5 * size,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use model::{Rect, Word};

    use super::*;

    /// A line of chunks, each as `(x0, x1)`.
    fn words(y: f32, chunks: &[(f32, f32)]) -> Vec<Word> {
        let word =
            |&(x0, x1): &(f32, f32)| Word { bbox: Rect::new(x0, y - 9.0, x1, y + 2.0), ..Word::default() };
        chunks.iter().map(word).collect()
    }

    fn check(levels: &[&[(f32, f32)]], expected: &[(f32, f32)]) {
        let words: Vec<Vec<Word>> =
            levels.iter().enumerate().map(|(i, l)| words(12.0 * i as f32, l)).collect();
        let lines: Vec<Line<'_>> = words.iter().filter_map(|w| Line::new(w.iter().collect())).collect();
        assert_eq!(header_columns(&lines, 10.0), expected);
    }

    #[test]
    fn an_edge_moves_to_the_space_that_all_runs_keep() {
        let settled = |rows: &[&[(f32, f32)]]| {
            let words: Vec<Vec<Word>> =
                rows.iter().enumerate().map(|(i, row)| words(20.0 * i as f32, row)).collect();
            let lines: Vec<Line<'_>> = words.iter().filter_map(|w| Line::new(w.iter().collect())).collect();
            let mut xs = [0.0, 100.0, 200.0];
            settle(&mut xs, &lines);
            xs[1].round() as i32
        };
        assert_eq!(settled(&[&[(4.0, 60.0), (130.0, 180.0)], &[(4.0, 110.0), (140.0, 170.0)]]), 120);
        assert_eq!(settled(&[&[(4.0, 90.0), (130.0, 180.0)]]), 100, "nothing runs over it");
        let over: &[(f32, f32)] = &[(4.0, 110.0)];
        assert_eq!(settled(&[&[(4.0, 90.0), (105.0, 180.0)], over]), 100, "no space is free");
    }

    #[test]
    fn columns_of_a_header() {
        // a title that wraps is one column
        check(
            &[&[(0.0, 20.0), (50.0, 120.0)], &[(60.0, 110.0), (150.0, 200.0)]],
            &[(0.0, 20.0), (50.0, 120.0), (150.0, 200.0)],
        );
        // a short head stands between its titles and over neither
        check(
            &[&[(0.0, 20.0), (90.0, 130.0)], &[(0.0, 20.0)], &[(40.0, 80.0), (140.0, 200.0)]],
            &[(0.0, 20.0), (40.0, 80.0), (140.0, 200.0)],
        );
        // a head set over the middle of a narrow and a wide column leans over the wide one alone
        check(
            &[&[(0.0, 20.0), (105.0, 160.0)], &[(0.0, 20.0), (40.0, 80.0), (130.0, 200.0)]],
            &[(0.0, 20.0), (40.0, 80.0), (130.0, 200.0)],
        );
        // a head over two titles is none
        check(
            &[&[(50.0, 190.0)], &[(0.0, 20.0), (40.0, 90.0), (130.0, 200.0)]],
            &[(0.0, 20.0), (40.0, 90.0), (130.0, 200.0)],
        );
    }
}
