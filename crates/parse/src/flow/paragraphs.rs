//! Lines of one column → paragraphs.
//!
//! A line opens a paragraph where the typesetter left extra space, indented it, or broke the line before although the
//! next word would have fitted.

use model::{Alignment, Page, Paragraph, Word};

use super::{Line, columns::Measure, hull, median, style_of, text::append_line};
use crate::assignments::labels;
use crate::blocks::LayoutSettings;
use crate::words::{final_stop, is_mostly_upper, is_upper};

/// Where a run of lines stands.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Their page.
    pub page: &'a Page,
    /// Whether the lines stand for themselves (letterhead, recipients, signature): what belongs together is joined by
    /// `\n`, and every bullet opens a paragraph.
    pub stacked: bool,
}

/// Groups lines, top to bottom, into paragraphs.
pub fn paragraphs(
    lines: &[Line<'_>],
    measure: &Measure,
    setting: Setting<'_>,
    settings: &LayoutSettings,
) -> Vec<Paragraph> {
    let pitch = usual_pitch(lines, measure);
    let mut out = Vec::new();
    let mut run: Vec<&Line<'_>> = Vec::new();
    let mut gap = true;
    for line in lines {
        if let Some(why) =
            run.last().and_then(|last| breaks(&run, last, line, (measure, pitch, setting), settings))
        {
            out.push(paragraph(&run, gap, measure, setting, settings));
            run.clear();
            gap = why == Break::Space;
        }
        run.push(line);
    }
    if !run.is_empty() {
        out.push(paragraph(&run, gap, measure, setting, settings));
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

/// The distance from baseline to baseline inside paragraphs, as a multiple of the font size: where enough lines fill
/// the measure and go on at its left edge, that between those and the next; else the smallest that is common. On a page
/// of short items most distances are those between paragraphs.
fn usual_pitch(lines: &[Line<'_>], measure: &Measure) -> f32 {
    const ENOUGH: usize = 3;
    let pairs = || lines.windows(2).filter_map(|pair| if let [a, b] = pair { Some((a, b)) } else { None });
    let step = |a: &Line<'_>, b: &Line<'_>| (b.baseline - a.baseline) / a.size().max(b.size()).max(1.0);
    let sorted = |steps: &mut dyn Iterator<Item = f32>| {
        let mut steps: Vec<f32> = steps.filter(|s| (0.8..2.4).contains(s)).collect();
        steps.sort_by(f32::total_cmp);
        steps
    };
    let goes_on = |a: &Line<'_>, b: &Line<'_>| {
        let size = a.size().max(1.0);
        a.bbox.x1 > measure.right - 0.8 * size && b.bbox.x0 < measure.left + 0.5 * size
    };
    let inner = sorted(&mut pairs().filter(|(a, b)| goes_on(a, b)).map(|(a, b)| step(a, b)));
    let usual = if inner.len() >= ENOUGH {
        inner.get(inner.len() * 2 / 3).copied()
    } else {
        let all = sorted(&mut pairs().map(|(a, b)| step(a, b)));
        all.get(all.len() / 3).copied()
    };
    usual.unwrap_or(1.3).clamp(1.0, 2.0)
}

fn breaks(
    run: &[&Line<'_>],
    last: &Line<'_>,
    line: &Line<'_>,
    (measure, pitch, setting): (&Measure, f32, Setting<'_>),
    settings: &LayoutSettings,
) -> Option<Break> {
    let size = last.size().max(line.size()).max(1.0);
    let step = (line.baseline - last.baseline) / size;
    if step > pitch + settings.paragraph_gap || step < 0.0 {
        return Some(Break::Space);
    }
    let text = line.text();
    // The recipients begin a paragraph however near they are set: on a last page of short lines nothing else may tell.
    if normalize::opens_bare(&text, "noi nhan") {
        return Some(Break::Space);
    }
    let opens = grammar::ordinal::split(&text).is_some();
    let listed = run.first().is_some_and(|f| grammar::ordinal::split(&f.text()).is_some());
    if setting.stacked && !listed {
        let (a, b) = (last.style(), line.style());
        let same = a.italic == b.italic && (a.size - b.size).abs() < 1.1;
        return (opens || !same).then_some(Break::Line);
    }
    if setting.stacked && opens {
        return Some(Break::Line);
    }
    if setting.stacked && run.first().is_some_and(|f| line.bbox.x0 > f.bbox.x0 + 0.3 * size) {
        // under its bullet: the item goes on
        return None;
    }
    let indent = settings.indent * size;
    // On a page of short items the measure tells little; a number does: below a closed sentence that began where it
    // begins, below or above a title, or where bold begins or ends.
    if opens {
        let before = last.text();
        let closed = final_stop(&before).is_some();
        let at_start = run.first().is_some_and(|f| (line.bbox.x0 - f.bbox.x0).abs() < 0.5 * indent);
        let titled = is_upper(&text) || last.style().bold != line.style().bold;
        if (closed && (at_start || titled)) || is_upper(&before) {
            return Some(Break::Line);
        }
    }
    if is_centred(last, measure, settings) && is_centred(line, measure, settings) {
        // a title over several lines is one paragraph; its kind («KẾ HOẠCH») above it is another
        let (a, b) = (last.style(), line.style());
        let same = a.bold == b.bold && a.italic == b.italic && (a.size - b.size).abs() < 0.6;
        let before = last.text();
        let apart = is_label_of_annex(&before) || text.starts_with('(') && text.contains("èm theo");
        return (!same || apart || is_upper(&before) != is_upper(&text)).then_some(Break::Line);
    }
    if listed && !opens && (ends_title(last, line) || tells_field(last, &text)) {
        return Some(Break::Line);
    }
    if line.bbox.x0 > last.bbox.x0 + indent && run.len() > 1 {
        return Some(Break::Line);
    }
    let hangs = run.len() > 1 && run.first().is_some_and(|f| last.bbox.x0 > f.bbox.x0 + 0.5 * indent);
    if hangs && line.bbox.x0 < last.bbox.x0 - 0.5 * indent {
        return Some(Break::Line);
    }
    let indented = line.bbox.x0 > measure.left + 0.6 * indent;
    let same_start = (line.bbox.x0 - last.bbox.x0).abs() < 0.5 * indent;
    // Both begin where first lines do: the one before was a paragraph of one line.
    let sentence = || final_stop(&last.text()).is_some() && text.starts_with(char::is_uppercase);
    if indented && same_start && run.len() == 1 && (opens || sentence()) {
        return Some(Break::Line);
    }
    // the next line's first word would have fitted: the writer broke the line
    let first = line.words.first().map_or(0.0, |w| w.bbox.width());
    let room = measure.right - last.bbox.x1;
    (room > first + 0.6 * size && (room > 2.5 * size || opens)).then_some(Break::Line)
}

/// Whether a numbered title in capitals ends before a line: a sentence begins there, be its number misread or missing.
fn ends_title(last: &Line<'_>, line: &Line<'_>) -> bool {
    const WORDS: usize = 4;
    let (title, text) = (last.text(), line.text());
    last.words.len() >= WORDS
        && line.words.len() >= WORDS
        && is_upper(&title)
        && text.starts_with(char::is_uppercase)
        && !is_mostly_upper(&text)
}

/// Whether a line tells a field of the item above it, «Đơn vị chủ trì: …», whose sentence is closed: however full the line
/// before is, the writer broke it.
fn tells_field(last: &Line<'_>, text: &str) -> bool {
    text.contains(':') && labels::is_known(text) && final_stop(&last.text()).is_some()
}

/// «PHỤ LỤC I», «Biểu số 02»: the label of an annex alone, whose title stands below.
fn is_label_of_annex(line: &str) -> bool {
    const LABELS: [&str; 3] = ["phu luc", "bieu", "mau"];
    let Some(label) = LABELS.iter().find(|label| normalize::opens_bare(line, label)) else { return false };
    let mut behind = line.split_whitespace().skip(label.split(' ').count()).peekable();
    let bare = *label != "phu luc" && behind.peek().is_none();
    !bare
        && behind.all(|word| {
            let number = word.trim_end_matches(['.', ':']);
            grammar::ordinal::is_ordinal(number) || matches!(number, "số" | "SỐ" | "Số")
        })
}

/// The lowest confidence among words of a picture; `None` where all are text of the file.
fn lowest<'a>(words: impl Iterator<Item = &'a Word>) -> Option<f32> {
    words.filter_map(|w| w.ocr_confidence).reduce(f32::min)
}

fn is_centred(line: &Line<'_>, measure: &Measure, settings: &LayoutSettings) -> bool {
    let size = line.size().max(1.0);
    let off = (line.bbox.center().0 - measure.middle()).abs();
    off < settings.centred * size
        && line.bbox.x0 > measure.left + 0.8 * size
        && line.bbox.x1 < measure.right - 0.8 * size
        && !measure.starts.iter().any(|s| (s - line.bbox.x0).abs() < 0.08 * size)
}

fn paragraph(
    run: &[&Line<'_>],
    gap_before: bool,
    measure: &Measure,
    setting: Setting<'_>,
    settings: &LayoutSettings,
) -> Paragraph {
    let mut text = String::new();
    let listed = run.first().is_some_and(|f| grammar::ordinal::split(&f.text()).is_some());
    for line in run {
        if setting.stacked && !listed && !text.is_empty() {
            text.push('\n');
        }
        append_line(&mut text, &line.text());
    }
    let bbox = hull(run.iter().map(|l| l.bbox)).unwrap_or_default();
    let style = style_of(run.iter().flat_map(|l| l.words.iter().copied()));
    let (first, last) = (run.first(), run.last());
    let size = median(run.iter().map(|l| l.size())).max(1.0);
    let stacked_on_axis = setting.stacked && (bbox.center().0 - measure.middle()).abs() < size && !listed;
    let alignment = if stacked_on_axis || run.iter().all(|l| is_centred(l, measure, settings)) {
        Alignment::Center
    } else if run.iter().all(|l| l.bbox.x1 > measure.right - size && l.bbox.x0 > measure.middle()) {
        Alignment::Right
    } else {
        Alignment::Left
    };
    let full = last.is_some_and(|l| l.bbox.x1 > measure.right - 2.0 * size);
    Paragraph {
        text,
        regions: vec![setting.page.region(&bbox)],
        style,
        alignment,
        indent: first.map(|l| (l.bbox.x0 * 10.0).round() / 10.0),
        marker: None,
        heading: None,
        gap_before,
        runs_on: Some(full && alignment == Alignment::Left),
        ocr_confidence: lowest(run.iter().flat_map(|l| l.words.iter().copied())),
        boxed: false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_label_of_annex;

    #[test]
    fn labels_of_annexes() {
        for line in ["PHỤ LỤC I", "PHỤ LỤC", "Phụ lục số 02", "PHỤ LỤC 1.", "BIỂU SỐ 01", "Mẫu số 02:"]
        {
            assert!(is_label_of_annex(line), "{line}");
        }
        for line in ["Phụ lục kèm theo Kế hoạch", "PHỤ LỤC I NHIỆM VỤ", "BIỂU", "MẪU ĐƠN", "Biểu dương"]
        {
            assert!(!is_label_of_annex(line), "{line}");
        }
    }
}
