//! The units of a part: paragraphs made whole, each with the number or bullet at its head.

use std::cell::OnceCell;

use grammar::ordinal;
use grammar::walk::Walk;
use model::{Alignment, Code, Diagnostic, Ordinal, OrdinalStyle, Region, RepairNote, Shared};
use normalize::mend::{Mend, Mended, noticed};

use super::listed;
use super::page_mark::{self, Between, Pages};
use super::torn;
use crate::ProseSettings;
use crate::assignments::labels;
use crate::assignments::subject::Head;
use crate::lines::{Line, Piece};
use crate::words::{final_stop, is_mostly_upper};

/// A whole paragraph of a part, or the place of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unit {
    /// Index of the block in which it begins.
    pub(crate) block: usize,
    /// Whole text as printed, number or bullet included.
    pub(crate) text: String,
    /// Text behind the number or bullet.
    pub(crate) body: String,
    /// Printed number; `None` for bullets and plain paragraphs.
    pub(crate) ordinal: Option<Ordinal>,
    /// Bullet: `-`, `+`.
    pub(crate) bullet: Option<Shared>,
    /// Every place it was read from.
    pub(crate) regions: Vec<Region>,
    /// Mostly bold.
    pub(crate) bold: bool,
    /// How it is set.
    pub(crate) alignment: Alignment,
    /// Heading level that the format declares.
    pub(crate) heading: Option<u8>,
    /// Whether it is a table: then it has no text.
    pub(crate) table: bool,
    /// Whether it is too long for a paragraph of a plan: then it is text and nothing else.
    pub(crate) oversized: bool,
    /// Lowest of its words' OCR confidences; `None` for text of the file.
    pub(crate) ocr_confidence: Option<f32>,
    /// How it was put together.
    pub(crate) repairs: Vec<RepairNote>,
    /// [`Self::spelled`], once asked for.
    pub(crate) spelled: OnceCell<Option<Mended>>,
    /// The words of [`Self::spelled`].
    pub(crate) head: Head,
}

/// A text whose spelling was looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelled<'u> {
    /// With the mends that were applied.
    pub(crate) text: &'u str,
    /// Everything noticed.
    pub(crate) mends: &'u [Mend],
}

impl Unit {
    fn of(line: &Line<'_>) -> Self {
        let (number, body) = match ordinal::split(&line.text) {
            Some((number, body)) => (Some(number), body.to_owned()),
            None => (None, line.text.clone().into_owned()),
        };
        let bullet = number.as_ref().filter(|n| n.style == OrdinalStyle::Bullet).map(|n| n.label.clone());
        Self {
            block: line.block,
            text: line.text.clone().into_owned(),
            body,
            ordinal: number.filter(|n| n.style != OrdinalStyle::Bullet),
            bullet,
            regions: line.regions.to_vec(),
            bold: line.bold,
            alignment: line.alignment,
            heading: line.heading,
            ocr_confidence: line.ocr_confidence,
            ..Self::default()
        }
    }

    /// The text behind the number or bullet, its spelling mended: who is told to do what is read from this.
    pub(crate) fn spelled(&self) -> Spelled<'_> {
        match self.spelled.get_or_init(|| noticed(&self.body)) {
            Some(Mended { text, mends }) => Spelled { text, mends },
            None => Spelled { text: &self.body, mends: &[] },
        }
    }

    /// A line with its number, where what looks like one may be one behind those before it.
    fn begun(line: &Line<'_>, walk: &Walk, below: &[Piece<'_>]) -> Self {
        let due = |ordinal: &Ordinal| walk.peek(ordinal).is_sound();
        let mut unit = Self::of(line);
        // «Dự án 10: …» among projects that are counted elsewhere, «Hai là, …» behind a sentence that holds the first.
        let stray = |ordinal: &Ordinal| {
            ordinal.style == OrdinalStyle::Counted && !walk.knows(ordinal) && !due(ordinal)
        };
        unit.count_listed(walk, below);
        if unit.ordinal.as_ref().is_some_and(|o| torn::is_no_number(o, due) || stray(o)) {
            unit = Self { ordinal: None, body: unit.text.clone(), ..unit };
        }
        unit
    }

    /// «- 1. Sở Y tế», «* Giải pháp 1: …»: the bullet of a list before a number, or before the sign of the item, is no
    /// bullet of its own.
    fn count_listed(&mut self, walk: &Walk, below: &[Piece<'_>]) {
        let Some(bullet) = self.bullet.as_deref() else { return };
        let listed = listed::number(bullet, &self.body, walk, below);
        let Some((ordinal, body)) = listed.map(|(ordinal, rest)| (ordinal, rest.to_owned())) else { return };
        self.body = body;
        if ordinal.style == OrdinalStyle::Bullet {
            self.bullet = Some(ordinal.label);
        } else {
            (self.ordinal, self.bullet) = (Some(ordinal), None);
        }
    }

    /// Whether neither a number nor a bullet opens it.
    pub(crate) fn is_plain(&self) -> bool {
        self.ordinal.is_none() && self.bullet.is_none()
    }

    fn push(&mut self, joint: char, line: &Line<'_>) {
        self.text.push(joint);
        self.text.push_str(&line.text);
        self.body.push(joint);
        self.body.push_str(&line.text);
        self.regions.extend(line.regions.iter().cloned());
        let (mine, more) = (self.ocr_confidence, line.ocr_confidence);
        self.ocr_confidence = mine.into_iter().chain(more).reduce(f32::min);
    }
}

/// A paragraph longer than this, in bytes, is not joined to the next: the longest of a plan has half of it, and each join
/// looks at the whole.
const LONGEST_TORN: usize = 20_000;

/// The units of a run of pieces, in reading order. Paragraphs that a page break tore are joined, with a note.
pub(crate) fn units(
    pieces: &[Piece<'_>],
    settings: &ProseSettings,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(pieces.len());
    let mut last_line: Option<&Line<'_>> = None;
    // A number that may be that of a page, until it is seen what stands behind it.
    let mut aside: Option<&Line<'_>> = None;
    let mut pages = Pages::default();
    let mut walk = Walk::default();
    for (at, piece) in pieces.iter().enumerate() {
        let line = match piece {
            Piece::Table(block) => {
                settle(aside.take(), Between::Table, &mut pages, &mut out, notes);
                out.push(Unit { block: *block, table: true, ..Unit::default() });
                last_line = None;
                continue;
            }
            Piece::Line(line) => line,
        };
        if !out.is_empty() && Pages::may_be(&line.text) {
            settle(aside.replace(line), Between::Text, &mut pages, &mut out, notes);
            continue;
        }
        let due = |ordinal: &Ordinal| walk.peek(ordinal).is_sound();
        let unit = Unit::begun(line, &walk, pieces.get(at + 1..).unwrap_or_default());
        if let Some(open) = out.last_mut().filter(|open| awaits(open, &unit)) {
            open.push(' ', line);
            last_line = Some(line);
            continue;
        }
        if let (Some(before), Some((open, above))) = (last_line, out.split_last_mut()) {
            let forced = below_break(before, line, &unit);
            if forced == Forced::GoesOn {
                open.push(joint(open, line), line);
                last_line = Some(line);
                continue;
            }
            let verdict = if forced == Forced::Label || open.text.len() > LONGEST_TORN {
                torn::Verdict::Apart
            } else {
                let around = torn::Around { above, pieces, at };
                torn::judge(open, before, &unit, line, &around, due, settings)
            };
            match verdict {
                torn::Verdict::Joined { confidence, because } => {
                    let detail = format!("«{}» + «{}»: {because}", tail(&open.text), head(&line.text));
                    notes.push(note(Code::ParagraphJoined, &[&tail(&open.text), &head(&line.text)], line));
                    open.push(' ', line);
                    open.repairs.push(RepairNote { rule: "torn-paragraph".into(), detail, confidence });
                    settle(aside.take(), Between::Halves, &mut pages, &mut out, notes);
                    pages.pass(line.text.len());
                    last_line = Some(line);
                    continue;
                }
                torn::Verdict::Undecided => {
                    notes.push(note(
                        Code::ParagraphSeamUndecided,
                        &[&tail(&open.text), &head(&line.text)],
                        line,
                    ));
                }
                torn::Verdict::Apart => {}
            }
        }
        settle(aside.take(), Between::Text, &mut pages, &mut out, notes);
        pages.pass(line.text.len());
        if let Some(ordinal) = &unit.ordinal {
            walk.take(ordinal);
        }
        out.push(unit);
        last_line = Some(line);
    }
    settle(aside, Between::Text, &mut pages, &mut out, notes);
    detach_mark(out.last_mut());
    for unit in out.iter_mut().filter(|u| u.body.len() > settings.longest_task) {
        unit.oversized = true;
        let note =
            Diagnostic::new(Code::ParagraphTooLong, &[&unit.body.len().to_string(), &head(&unit.body)]);
        notes.push(match unit.regions.first() {
            Some(region) => note.at(region.clone()),
            None => note,
        });
    }
    out
}

/// What stands below a forced line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forced {
    /// There is none, or an item of its own.
    No,
    /// The paragraph goes on.
    GoesOn,
    /// «Đơn vị chủ trì: …»: a line of its own.
    Label,
}

fn below_break(before: &Line<'_>, line: &Line<'_>, unit: &Unit) -> Forced {
    if !line.forced || line.block != before.block || unit.ordinal.is_some() || unit.bullet.is_some() {
        return Forced::No;
    }
    if labels::is_known(&line.text) { Forced::Label } else { Forced::GoesOn }
}

/// Whether the next line is what the label at the end of this one asks for: «Cơ quan chủ trì:» over «Sở Y tế».
fn awaits(open: &Unit, next: &Unit) -> bool {
    const LONGEST: usize = 64;
    open.body.len() <= LONGEST
        && !open.table
        && open.body.ends_with(':')
        && next.is_plain()
        && next.heading.is_none()
        && labels::awaits(&open.body, &next.body)
}

/// What stands for a forced break: one inside a sentence or a title is the typist's, one behind a stop is a paragraph's.
fn joint(open: &Unit, line: &Line<'_>) -> char {
    let title = || open.ordinal.is_some() && is_mostly_upper(&open.body) && is_mostly_upper(&line.text);
    let small = line.text.starts_with(char::is_lowercase);
    if final_stop(&open.text).is_none() && (small || title()) { ' ' } else { '\n' }
}

/// The typist's mark behind the last sentence of a part («… xem xét, quyết định. tb») is no text; the note keeps it.
fn detach_mark(last: Option<&mut Unit>) {
    let Some(unit) = last.filter(|u| !u.table) else { return };
    let Some((before, mark)) = unit.text.rsplit_once(' ') else { return };
    let stopped = before.ends_with('.') || before.ends_with("./");
    let letters = mark.chars().count();
    let stray = letters <= 3
        && mark.chars().all(|c| c.is_ascii_lowercase() || c == '#')
        && !normalize::syllable::is_syllable(mark);
    if !stopped || !stray || !unit.body.ends_with(mark) {
        return;
    }
    let detail = format!("«{mark}» behind the last stop is taken for a typist's mark");
    let (text, body) = (before.len(), unit.body.len() - mark.len() - 1);
    unit.text.truncate(text);
    unit.body.truncate(body);
    unit.repairs.push(RepairNote {
        rule: "stray-mark".into(),
        detail,
        confidence: model::Confidence::new(0.95),
    });
}

/// A number that stood aside: that of a page is left out, any other is a unit like the rest.
fn settle(
    aside: Option<&Line<'_>>,
    between: Between,
    pages: &mut Pages,
    out: &mut Vec<Unit>,
    notes: &mut Vec<Diagnostic>,
) {
    let Some(line) = aside else { return };
    let at_table = out.last().is_some_and(|u| u.table);
    if pages.take(&line.text, if at_table { Between::Table } else { between }) {
        notes.push(page_mark::note(line));
    } else {
        out.push(Unit::of(line));
    }
}

fn note(code: Code, arguments: &[&str], line: &Line<'_>) -> Diagnostic {
    let note = Diagnostic::new(code, arguments);
    match line.regions.first() {
        Some(region) => note.at(region.clone()),
        None => note,
    }
}

/// The last words of a text, for a message.
pub(crate) fn tail(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(4).collect();
    words.reverse();
    words.join(" ")
}

/// The first words of a text, for a message.
pub(crate) fn head(text: &str) -> String {
    text.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &[&str]) {
        let pieces: Vec<Piece<'_>> = lines
            .iter()
            .enumerate()
            .map(|(i, t)| Piece::Line(Line { block: i, text: (*t).into(), ..Line::default() }))
            .collect();
        let found = units(&pieces, &ProseSettings::default(), &mut Vec::new());
        assert_eq!(found.iter().map(|u| u.text.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_label_below_a_forced_break_is_a_line_of_its_own() {
        let texts =
            ["1. Rà soát", "các thủ tục.", "Đơn vị chủ trì: Sở Y tế.", "Thời gian: Quý I", "và quý II."];
        let line = |(i, text): (usize, &&'static str)| {
            Piece::Line(Line { block: 0, text: (*text).into(), forced: i > 0, ..Line::default() })
        };
        let pieces: Vec<Piece<'_>> = texts.iter().enumerate().map(line).collect();
        let found = units(&pieces, &ProseSettings::default(), &mut Vec::new());
        assert_eq!(
            found.iter().map(|u| u.text.as_str()).collect::<Vec<_>>(),
            ["1. Rà soát các thủ tục.", "Đơn vị chủ trì: Sở Y tế.", "Thời gian: Quý I và quý II."]
        );
    }

    #[test]
    fn a_page_number_between_halves_does_not_part_them() {
        check(
            &["Xây dựng kế hoạch phát triển", "3", "kinh tế của huyện."],
            &["Xây dựng kế hoạch phát triển kinh tế của huyện."],
        );
        check(&["Đào tạo cán bộ.", "3", "Rà soát."], &["Đào tạo cán bộ.", "3", "Rà soát."]);
    }
}
