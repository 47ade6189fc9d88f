//! Lines of one column → paragraphs.
//!
//! A line opens a paragraph where the typesetter left extra space, indented it, or broke the line before although the
//! next word would have fitted.

use model::{Alignment, Paragraph, Region};

use super::{Line, columns::measure, hull, median, style_of, text::append_line};
use crate::blocks::LayoutSettings;

/// Where a run of lines stands: what its paragraphs are measured against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Page, counted from 1.
    pub page: u32,
    /// Left and right margin of the page's running text; `None` in a column of a two-column zone, which is its own.
    pub margins: Option<(f32, f32)>,
    /// Whether lines that are forced apart stand for themselves (letterhead, recipients): joined by `\n`.
    pub stacked: bool,
}

/// Groups lines, top to bottom, into paragraphs.
pub fn paragraphs(lines: &[Line<'_>], setting: Setting, settings: &LayoutSettings) -> Vec<Paragraph> {
    let Some((left, right)) = setting.margins.or_else(|| measure(lines)) else { return Vec::new() };
    let margins = (left, right);
    let pitch = usual_pitch(lines);
    let mut out = Vec::new();
    let mut run: Vec<&Line<'_>> = Vec::new();
    let mut gap = true;
    for line in lines {
        if let Some(why) = run.last().and_then(|last| breaks(&run, last, line, margins, pitch, settings)) {
            out.push(paragraph(&run, gap, margins, setting, settings));
            run.clear();
            gap = why == Break::Space;
        }
        run.push(line);
    }
    if !run.is_empty() {
        out.push(paragraph(&run, gap, margins, setting, settings));
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    /// White space parts the two.
    Space,
    /// The lines follow each other, and yet a new paragraph begins.
    Line,
}

/// The distance from baseline to baseline inside paragraphs, as a multiple of the font size: the smallest that is
/// common.
fn usual_pitch(lines: &[Line<'_>]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.baseline - a.baseline) / a.size().max(b.size()).max(1.0)),
            _ => None,
        })
        .filter(|s| (0.8..2.4).contains(s))
        .collect();
    steps.sort_by(f32::total_cmp);
    let low = steps.get(steps.len() / 3).copied().unwrap_or(1.3);
    low.clamp(1.0, 2.0)
}

fn breaks(
    run: &[&Line<'_>],
    last: &Line<'_>,
    line: &Line<'_>,
    (left, right): (f32, f32),
    pitch: f32,
    settings: &LayoutSettings,
) -> Option<Break> {
    let size = last.size().max(line.size()).max(1.0);
    let step = (line.baseline - last.baseline) / size;
    if step > pitch + settings.paragraph_gap || step < 0.0 {
        return Some(Break::Space);
    }
    let indent = settings.indent * size;
    if is_centred(last, (left, right), settings) && is_centred(line, (left, right), settings) {
        // a title over several lines is one paragraph; its kind («KẾ HOẠCH») above it is another
        let (a, b) = (last.style(), line.style());
        let same = a.bold == b.bold && a.italic == b.italic && (a.size - b.size).abs() < 0.6;
        return (!same || is_upper(&last.text()) != is_upper(&line.text())).then_some(Break::Line);
    }
    if line.bbox.x0 > last.bbox.x0 + indent && run.len() > 1 {
        return Some(Break::Line);
    }
    let hangs = run.len() > 1 && run.first().is_some_and(|f| last.bbox.x0 > f.bbox.x0 + 0.5 * indent);
    if hangs && line.bbox.x0 < last.bbox.x0 - 0.5 * indent {
        return Some(Break::Line);
    }
    let text = line.text();
    let opens = grammar::ordinal::split(&text).is_some();
    let indented = line.bbox.x0 > left + 0.6 * indent;
    let same_start = (line.bbox.x0 - last.bbox.x0).abs() < 0.5 * indent;
    if opens && indented && same_start && run.len() == 1 {
        return Some(Break::Line);
    }
    // the next line's first word would have fitted: the writer broke the line
    let first = line.words.first().map_or(0.0, |w| w.bbox.width());
    let room = right - last.bbox.x1;
    (room > first + 0.6 * size && (room > 2.5 * size || opens)).then_some(Break::Line)
}

fn is_centred(line: &Line<'_>, (left, right): (f32, f32), settings: &LayoutSettings) -> bool {
    let size = line.size().max(1.0);
    let off = (line.bbox.center().0 - f32::midpoint(left, right)).abs();
    off < settings.centred * size && line.bbox.x0 > left + 1.5 * size && line.bbox.x1 < right - 1.5 * size
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

fn paragraph(
    run: &[&Line<'_>],
    gap_before: bool,
    margins: (f32, f32),
    setting: Setting,
    settings: &LayoutSettings,
) -> Paragraph {
    let mut text = String::new();
    for (i, line) in run.iter().enumerate() {
        if i > 0
            && setting.stacked
            && run.get(i - 1).is_some_and(|before| before.bbox.x1 + 2.0 * before.size() < margins.1)
        {
            text.push('\n');
        }
        append_line(&mut text, &line.text());
    }
    let bbox = hull(run.iter().map(|l| l.bbox)).unwrap_or_default();
    let style = style_of(run.iter().flat_map(|l| l.words.iter().copied()));
    let (first, last) = (run.first(), run.last());
    let size = median(run.iter().map(|l| l.size())).max(1.0);
    let alignment = if run.iter().all(|l| is_centred(l, margins, settings)) {
        Alignment::Center
    } else if run
        .iter()
        .all(|l| l.bbox.x1 > margins.1 - size && l.bbox.x0 > f32::midpoint(margins.0, margins.1))
    {
        Alignment::Right
    } else {
        Alignment::Left
    };
    let full = last.is_some_and(|l| l.bbox.x1 > margins.1 - 2.0 * size);
    Paragraph {
        text,
        regions: vec![Region::on_page(setting.page, bbox)],
        style,
        alignment,
        indent: first.map(|l| (l.bbox.x0 * 10.0).round() / 10.0),
        marker: None,
        heading: None,
        gap_before,
        runs_on: Some(full && alignment == Alignment::Left),
    }
}
