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
        "tt" | "stt" | "số tt" | "số thứ tự" | "s tt" | "no"
    )
}

/// The x extents of a header's columns: chunks of its lines that overlap are one column.
pub fn header_columns(lines: &[Line<'_>], gap: f32) -> Vec<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> =
        lines.iter().flat_map(|l| chunks(l, gap)).map(|c| (c.x0, c.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f32, f32)> = Vec::new();
    for (x0, x1) in spans {
        match out.last_mut() {
            Some(last) if x0 < last.1 => last.1 = last.1.max(x1),
            _ => out.push((x0, x1)),
        }
    }
    out
}

/// Column edges: between two neighbouring header columns, in the middle of the widest white gap of the body, where
/// the fewest lines cross. `None` where two columns have no gutter between them.
pub fn edges(header: &[(f32, f32)], body: &[Line<'_>], gutter: f32) -> Option<Vec<f32>> {
    let left = body.iter().map(|l| l.bbox.x0).chain(header.first().map(|h| h.0)).min_by(f32::total_cmp)?;
    let right = body.iter().map(|l| l.bbox.x1).chain(header.last().map(|h| h.1)).max_by(f32::total_cmp)?;
    let mut out = vec![left - 0.5 * gutter];
    for pair in header.windows(2) {
        let [a, b] = pair else { continue };
        out.push(gutter_between(f32::midpoint(a.0, a.1), f32::midpoint(b.0, b.1), body, gutter)?);
    }
    out.push(right + 0.5 * gutter);
    Some(out)
}

/// The middle of the best gutter between two x.
fn gutter_between(from: f32, to: f32, body: &[Line<'_>], gutter: f32) -> Option<f32> {
    // a gutter may be crossed by section rows, which run over several columns: one line in five
    let allowed = body.len() / 5;
    let step = gutter / 6.0;
    let count = ((to - from) / step).ceil() as usize;
    let free = |x: f32| {
        let crossing = body.iter().filter(|l| crosses(l, x)).count();
        crossing <= allowed
    };
    let mut best: Option<(f32, f32)> = None;
    let mut run: Option<(f32, f32)> = None;
    for i in 0..=count {
        let x = from + i as f32 * step;
        run = if free(x) { Some(run.map_or((x, x), |(start, _)| (start, x))) } else { None };
        if let Some(run) = run
            && best.is_none_or(|b| run.1 - run.0 > b.1 - b.0)
        {
            best = Some(run);
        }
    }
    best.filter(|b| b.1 - b.0 >= 0.5 * gutter).map(|b| f32::midpoint(b.0, b.1))
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
