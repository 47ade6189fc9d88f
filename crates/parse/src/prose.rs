//! Everything of a document that is made of paragraphs: header, annexes, outline, and the assignments in prose.
//!
//! In: the blocks of a document in reading order. Out: [`Prose`], with the index of the block at which each heading and
//! task begins, and for each table where it stands and what names it, so that the tables can be put between them.

mod apart;
mod beside;
mod guide_sheet;
mod issuer;
mod page_frame;
mod part;

use grammar::{citation, party};
use model::{Annex, Block, Code, Diagnostic, DocumentInfo, NodeParagraph, Traced};

use self::apart::Apart;
pub use self::part::{Part, Placement};
use self::part::{annex, read_annex, read_part, unplaced};
use crate::ParseSettings;
use crate::annexes;
use crate::assignments::bodies;
use crate::assignments::tasks::Context;
use crate::genre::{self, Judged};
use crate::header::{self, foot};
use crate::lines::{self, Line, Piece};
use crate::outline::units::{self, Unit};
use crate::outline::{misread, page_mark};
use crate::words::opens_bare;

/// Thresholds for prose.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseSettings {
    /// Weight of evidence from which two paragraphs are joined across a page break, 0…1. Default 0.6.
    pub join_from: f32,
    /// Weight from which they are kept apart with a note. Default 0.45.
    pub doubt_from: f32,
    /// Longest paragraph, in bytes, in which a task is looked for. Default 100 000: the longest of a plan has a tenth;
    /// a file of one line is kept as text, with a note.
    pub longest_task: usize,
}

impl Default for ProseSettings {
    fn default() -> Self {
        Self { join_from: 0.6, doubt_from: 0.45, longest_task: 100_000 }
    }
}

/// The prose of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prose {
    /// What the document says of itself.
    pub document: DocumentInfo,
    /// Its annexes, in reading order; the id is that of the part.
    pub annexes: Vec<Annex>,
    /// Body first (if there is one), then the annexes.
    pub parts: Vec<Part>,
    /// Blocks that are tables in form only (letterhead, signature): read as prose, no tables of data.
    pub layout_blocks: Vec<usize>,
}

/// Reads the prose of a document.
pub fn read_prose(blocks: &[Block], settings: &ParseSettings) -> Traced<Prose> {
    let mut notes = Vec::new();
    let (mut pieces, layout_blocks) = lines::pieces(blocks);
    misread::read_again(&mut pieces, &mut notes);
    page_mark::leave_out(&mut pieces, &mut notes);
    let apart = Apart::take(&mut pieces, blocks);
    let foot_at = foot::find(pieces.iter().map(line));
    let openings = annexes::find(&pieces, foot_at);
    let body_end = openings.first().map_or(pieces.len(), |o| o.at);
    let body = pieces.get(..body_end).unwrap_or_default();

    let head_lines: Vec<&Line<'_>> = body.iter().map_while(line).collect();
    let head = header::read_head(&head_lines);
    let signed = foot_at.is_some_and(|at| at < body_end);
    let alone = !signed
        && head.info.kind.is_none()
        && head.info.symbol.is_none()
        && !openings.is_empty()
        && body.len() < 8;
    let mut document = head.info.clone();

    let foot_from = foot_begin(body, head.taken, foot_at, &mut document);
    let foot_lines: Vec<&Line<'_>> =
        pieces.get(foot_from..body_end).unwrap_or_default().iter().filter_map(line).collect();
    let foot = foot::read(&foot_lines);
    document.signatures.clone_from(&foot.signatures);
    document.recipients.clone_from(&foot.recipients);
    notes.extend(number_unsure(&head));
    notes.extend(foot.notes.iter().cloned());

    let middle = pieces.get(head.taken.min(foot_from)..foot_from).unwrap_or_default();
    let body_units = units::units(middle, &settings.prose, &mut notes);
    document.legal_basis = legal_basis(&body_units);
    // A note above an annex names the document whole: «(Kèm theo Kế hoạch số 7/KH-UBND … của UBND tỉnh Sơn La)».
    let attached = || openings.iter().filter_map(|opening| annex(0, opening).annex_of);
    let issuer = issuer::printed(&head, &body_units, attached, &mut notes);
    document.issuer = issuer.as_deref().and_then(|raw| issuer::party(raw, &head, document.issued_on));
    if alone && let Some(first) = openings.first() {
        document.annex_of = annex(0, first).annex_of;
    } else if document.kind.is_some() {
        document.annex_of = attached_kind(&body_units);
    }
    let day = header::day(&document);
    let context = Context {
        bodies: bodies::Context::new(party::Context { issued_on: day, issuer: header::issuer(&document) }),
        timing: header::times(&document),
        confidence: settings.confidence,
    };

    let judged = if alone { Judged::default() } else { genre::of_body(&document, &body_units) };
    let mut parts = Vec::new();
    if !alone {
        let mut extra: Vec<NodeParagraph> =
            head.residue.iter().filter_map(|i| head_lines.get(*i)).map(|l| paragraph(l)).collect();
        extra.extend(foot.residue.iter().filter_map(|i| foot_lines.get(*i)).map(|l| paragraph(l)));
        let title = document.title.as_deref();
        let first = apart.body_from(&pieces);
        let mut part = read_part("body", first, &body_units, title, extra, &context, &judged, &mut notes);
        let stray = pieces.get(foot_from..body_end).unwrap_or_default();
        part.tables.extend(stray.iter().filter_map(unplaced));
        parts.push(part);
    }
    let mut list = Vec::new();
    for (index, opening) in openings.iter().enumerate() {
        let until = openings.get(index + 1).map_or(pieces.len(), |next| next.at);
        let annex = annex(index, opening);
        let inner = pieces.get(opening.until..until).unwrap_or_default();
        let lead_in = lead_in(&pieces, opening, index == 0 && alone);
        parts.push(read_annex(
            &annex,
            opening,
            lead_in,
            inner,
            &mut document,
            &context,
            judged.genre,
            &settings.prose,
            &mut notes,
        ));
        list.push(annex);
    }
    let own = list.first().filter(|_| alone).and_then(|first| first.title.clone());
    document.title = own.or_else(|| document.title.take()).or_else(|| opening_title(&document, &parts));
    apart.put_back(&mut parts, &document);
    absent_annexes(&pieces, &list, &mut notes);
    Traced { value: Prose { document, annexes: list, parts, layout_blocks }, diagnostics: notes }
}

/// What is to be said of a number that was hard to read.
fn number_unsure(head: &header::Head) -> Option<Diagnostic> {
    let (read, place) = head.unsure_number.as_ref()?;
    let note = Diagnostic::new(Code::NumberUnsure, &[read]);
    Some(match place {
        Some(place) => note.at(place.clone()),
        None => note,
    })
}

/// A programme of a week on a portal has no kind and no number: the heading that it opens with names it.
fn opening_title(document: &DocumentInfo, parts: &[Part]) -> Option<String> {
    const NAMES: [&str; 7] =
        ["lich ", "chuong trinh ", "ke hoach ", "bang phan cong", "bang giao", "phan cong ", "danh muc "];
    // The body may stand above it.
    let above = parts.first()?.nodes.iter().map(|(_, node)| node).take(2);
    let mut named = above.take_while(|node| node.path.is_empty());
    let names = |title: &str| NAMES.iter().any(|name| opens_bare(title, name));
    let found = named.find(|node| names(&node.title)).map(|node| node.title.to_string());
    found.or_else(|| table_title(parts).filter(|title| names(title))).filter(|_| document.kind.is_none())
}

/// What stands above the one table that all is about: nothing but that is there, as on the sheet of a workbook.
fn table_title(parts: &[Part]) -> Option<String> {
    let [part] = parts else { return None };
    let [table] = part.tables.as_slice() else { return None };
    table.title.clone().filter(|_| part.nodes.is_empty())
}

fn line<'p, 'b>(piece: &'p Piece<'b>) -> Option<&'p Line<'b>> {
    match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    }
}

fn paragraph(line: &Line<'_>) -> NodeParagraph {
    NodeParagraph { text: line.text.clone().into_owned(), regions: line.regions.to_vec() }
}

/// Where the foot begins, with the place and date above the signature («Lào Cai, ngày 22 tháng 9 năm 2025»), as the plans of
/// schools and unions set them. They tell when the document was issued, where its head does not.
fn foot_begin(
    pieces: &[Piece<'_>],
    from: usize,
    signed: Option<usize>,
    document: &mut DocumentInfo,
) -> usize {
    let foot = signed.filter(|at| (from..pieces.len()).contains(at)).unwrap_or(pieces.len());
    let above = foot.checked_sub(1).filter(|at| *at >= from);
    let dated =
        above.and_then(|at| pieces.get(at)).and_then(line).and_then(|l| header::place_and_day(&l.text));
    let (Some(at), Some((place, day))) = (above, dated) else { return foot };
    if document.issued_on.is_none() {
        document.issued_on = Some(day);
        document.issued_at = document.issued_at.take().or(place);
    }
    at
}

/// Documents on which this one rests: those of the paragraphs above the first heading that say so.
fn legal_basis(units: &[Unit]) -> Vec<model::Citation> {
    const OPENINGS: &[&str] = &[
        "Căn cứ",
        "Thực hiện",
        "Theo ",
        "Xét ",
        "Triển khai",
        "CĂN CỨ",
        "Để thực hiện",
        "Để triển khai",
        "Tiếp tục",
    ];
    let preamble = units.iter().take_while(|u| u.ordinal.is_none() && !u.table);
    let resting = preamble.filter(|u| OPENINGS.iter().any(|o| u.body.starts_with(o)));
    let mut found: Vec<model::Citation> = Vec::new();
    for cited in resting.chain(basis_section(units)).flat_map(|u| citation::find(&u.body)) {
        // «Thực hiện Nghị quyết số 68-NQ/TW … và Kế hoạch … thực hiện Nghị quyết số 68-NQ/TW» rests on two.
        if found.iter().all(|known| known.key != cited.key) {
            found.push(cited);
        }
    }
    found
}

/// What stands under a first section on what the plan rests on: «I. CĂN CỨ XÂY DỰNG KẾ HOẠCH», «1. Cơ sở pháp lý».
fn basis_section(units: &[Unit]) -> impl Iterator<Item = &Unit> {
    /// Units within which such a section begins.
    const FIRST: usize = 60;
    const TITLES: [&str; 4] = ["can cu", "cac can cu", "co so phap ly", "nhung can cu"];
    let titled = |unit: &Unit| {
        unit.ordinal.is_some()
            && crate::words::final_stop(&unit.body).is_none_or(|stop| stop == ':')
            && TITLES.iter().any(|title| opens_bare(&unit.body, title))
            && citation::find(&unit.body).is_empty()
    };
    let at = units.iter().take(FIRST).position(titled);
    let style = at.and_then(|at| units.get(at)?.ordinal.as_ref()).map(|o| o.style);
    // Up to the next number of its kind, or one that heads a section.
    let ends = move |unit: &Unit| {
        unit.table || unit.ordinal.as_ref().is_some_and(|o| Some(o.style) == style || o.style.heads_section())
    };
    at.and_then(|at| units.get(at + 1..)).unwrap_or_default().iter().take_while(move |u| !ends(u))
}

/// What stands above the title of an annex: its letterhead, and all before it where the file is this annex alone.
fn lead_in<'p, 'b>(pieces: &'p [Piece<'b>], opening: &annexes::Opening, alone: bool) -> &'p [Piece<'b>] {
    let from = if alone { 0 } else { opening.at };
    pieces.get(from..opening.head).unwrap_or_default()
}

/// «(Ban hành kèm theo Quyết định số …)» under the title of a plan that a decision issues.
fn attached_kind(units: &[Unit]) -> Option<model::Citation> {
    let first = units.iter().take(3).find(|u| annexes::is_attached(&u.text) && u.text.starts_with('('))?;
    citation::find(&first.text).into_iter().next()
}

/// Annexes of which the body speaks and which are not there.
fn absent_annexes(pieces: &[Piece<'_>], annexes: &[Annex], notes: &mut Vec<Diagnostic>) {
    let mut seen: Vec<String> = Vec::new();
    for line in pieces.iter().filter_map(line) {
        for name in annexes::announced(&line.text) {
            let there = match annexes::announced_number(&name) {
                Some(number) => annexes
                    .iter()
                    .any(|a| a.number.as_deref().is_none_or(|n| annexes::same_number(n, &number))),
                None => !annexes.is_empty(),
            };
            if !there && !seen.contains(&name) {
                let note = Diagnostic::new(Code::AnnexAbsent, &[&name]);
                notes.push(line.regions.first().map_or(note.clone(), |r| note.at(r.clone())));
                seen.push(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_says_on_what_the_plan_rests() {
        let number = |text: &str| {
            let split = grammar::ordinal::split(text);
            let body = split.as_ref().map_or(text, |(_, rest)| *rest).to_owned();
            let ordinal = split.map(|(o, _)| o).filter(|o| o.style != model::OrdinalStyle::Bullet);
            Unit { text: text.into(), body, ordinal, ..Unit::default() }
        };
        let check = |lines: &[&str], expected: &[&str]| {
            let units: Vec<Unit> = lines.iter().map(|line| number(line)).collect();
            let found = legal_basis(&units);
            let found: Vec<&str> = found.iter().filter_map(|c| c.symbol.as_deref()).collect();
            assert_eq!(found, expected, "{lines:?}");
        };
        check(
            &[
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/02/2026;",
                "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH",
                "- Quyết định số 6858/QĐ-BYT ngày 18/11/2016 của Bộ Y tế;",
                "1. Kế hoạch số 12/KH-UBND ngày 02/02/2026.",
                "II. NHIỆM VỤ",
                "- Thực hiện Quyết định số 99/QĐ-BYT ngày 18/11/2016.",
            ],
            &["12/KH-UBND", "6858/QĐ-BYT"],
        );
        check(
            &[
                "1. Cơ sở pháp lý",
                "- Nghị định số 15/2020/NĐ-CP;",
                "2. Thực trạng",
                "- Nghị định số 16/2020/NĐ-CP.",
            ],
            &["15/2020/NĐ-CP"],
        );
        check(&["1. Căn cứ tình hình, rà soát văn bản.", "- Nghị định số 15/2020/NĐ-CP;"], &[]);
    }
}
