//! Words → lines → paragraphs, by geometry alone.
//!
//! Words are never copied or dropped: every stage hands on references to the words of the page, each exactly once.

pub mod columns;
pub mod paragraphs;
pub mod text;

use model::{Rect, Style, TextDirection, Word};

/// Words that share a baseline, from left to right as they are read.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// The words, in reading order.
    pub words: Vec<&'a Word>,
    /// Box of all words.
    pub bbox: Rect,
    /// y of the baseline in the frame in which the text runs to the right.
    pub baseline: f32,
}

impl<'a> Line<'a> {
    /// A line of words that are already in reading order; `None` without words.
    pub fn new(words: Vec<&'a Word>) -> Option<Self> {
        let bbox = hull(words.iter().map(|w| w.bbox))?;
        let baseline = median(words.iter().map(|w| w.baseline));
        Some(Self { words, bbox, baseline })
    }

    /// The line's text.
    pub fn text(&self) -> String {
        text::of_words(&self.words)
    }

    /// Style of most of its letters.
    pub fn style(&self) -> Style {
        style_of(self.words.iter().copied())
    }

    /// Its font size, or its height where the size is not known.
    pub fn size(&self) -> f32 {
        let size = self.style().size;
        if size > 0.0 { size } else { self.bbox.height() }
    }
}

/// The smallest box around all; `None` for none.
pub fn hull(boxes: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    boxes.into_iter().reduce(|a, b| a.union(&b))
}

/// The middle value; 0 for none.
pub fn median(values: impl IntoIterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.into_iter().collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Style of most letters of the words.
pub fn style_of<'a>(words: impl IntoIterator<Item = &'a Word>) -> Style {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    let (mut letters, mut bold, mut italic) = (0, 0, 0);
    for word in words {
        let n = word.text.chars().count();
        letters += n;
        bold += if word.style.bold { n } else { 0 };
        italic += if word.style.italic { n } else { 0 };
        match sizes.iter_mut().find(|(size, _)| (*size - word.style.size).abs() < 0.05) {
            Some((_, count)) => *count += n,
            None => sizes.push((word.style.size, n)),
        }
    }
    let size = sizes.iter().rev().max_by_key(|(_, n)| *n).map_or(0.0, |(size, _)| *size);
    Style { bold: bold * 2 > letters, italic: italic * 2 > letters, size }
}

/// Groups words into lines by baseline, top to bottom; words of a line run left to right. `drift` is how far two
/// baselines may be apart, as a share of the larger word's height. Vertical text makes lines of its own, read along its
/// own direction.
pub fn group<'a>(words: impl IntoIterator<Item = &'a Word>, drift: f32) -> Vec<Line<'a>> {
    let mut upright = Vec::new();
    let mut turned: Vec<(TextDirection, Vec<&'a Word>)> = Vec::new();
    for word in words {
        if word.direction == TextDirection::Right {
            upright.push(word);
            continue;
        }
        match turned.iter_mut().find(|(direction, _)| *direction == word.direction) {
            Some((_, group)) => group.push(word),
            None => turned.push((word.direction, vec![word])),
        }
    }
    let mut lines = group_along(upright, TextDirection::Right, drift);
    for (direction, words) in turned {
        lines.extend(group_along(words, direction, drift));
    }
    lines
}

fn group_along(mut words: Vec<&Word>, direction: TextDirection, drift: f32) -> Vec<Line<'_>> {
    let place = |w: &Word| Frame::of(w, direction);
    words.sort_by(|a, b| {
        let (a, b) = (place(a), place(b));
        a.baseline.total_cmp(&b.baseline).then(a.start.total_cmp(&b.start))
    });
    let mut groups: Vec<(f32, f32, Vec<&Word>)> = Vec::new();
    for word in words {
        let at = place(word);
        let nearest =
            groups.iter_mut().rev().take(4).filter(|(baseline, height, _)| {
                (at.baseline - baseline).abs() <= drift * height.max(at.height)
            });
        match nearest.min_by(|a, b| (at.baseline - a.0).abs().total_cmp(&(at.baseline - b.0).abs())) {
            Some((baseline, height, group)) => {
                if at.height > *height * 1.15 {
                    // the first word was a superscript: the line stands where its large letters stand
                    (*baseline, *height) = (at.baseline, at.height);
                }
                group.push(word);
            }
            None => groups.push((at.baseline, at.height, vec![word])),
        }
    }
    groups
        .into_iter()
        .filter_map(|(baseline, _, mut words)| {
            words.sort_by(|a, b| place(a).start.total_cmp(&place(b).start));
            Line::new(words).map(|line| Line { baseline, ..line })
        })
        .collect()
}

/// A word seen in the frame in which its text runs to the right.
struct Frame {
    start: f32,
    baseline: f32,
    height: f32,
}

impl Frame {
    fn of(word: &Word, direction: TextDirection) -> Self {
        let b = &word.bbox;
        match direction {
            TextDirection::Right => Self { start: b.x0, baseline: word.baseline, height: b.height() },
            TextDirection::Left => Self { start: -b.x1, baseline: -word.baseline, height: b.height() },
            TextDirection::Down => Self { start: b.y0, baseline: -word.baseline, height: b.width() },
            TextDirection::Up => Self { start: -b.y1, baseline: word.baseline, height: b.width() },
        }
    }
}
