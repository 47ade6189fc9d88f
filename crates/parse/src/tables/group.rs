//! Which fragments are parts of one logical table.
//!
//! Two fragments that follow each other are one table where nothing but page furniture stands between them, their
//! columns agree, and the second brings either the same header again or none at all. A new title, another header or
//! numbering that starts afresh under the same header parts them; the reason is kept. Text at the foot of a page, such
//! as a note, does not part a table whose numbers go on at the top of the next.

use std::rc::Rc;

use grammar::{ordinal, walk};
use model::{Block, Fragment, GridRow, Ordinal, OrdinalStyle, Paragraph};
use normalize::trimmed;

use super::between::is_passed_over;
use super::header::{Header, declared, extra_words, find_header};
use super::torn::goes_on_row;
use crate::furniture::is_page_number;
use crate::numbers;
use crate::outline::page_mark::is_sure;

/// The fragments of one logical table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grouping {
    /// Block indices of its fragments, in reading order.
    pub(crate) blocks: Vec<usize>,
    /// The header of the first fragment, where it has one.
    pub(crate) header: Option<Header>,
    /// For every fragment, its own header rows, if it repeats them.
    pub(crate) headers: Vec<Option<Header>>,
}

/// Groups the fragments among `blocks` for which `wanted` holds; `parts` gives the part of the document, the body or an
/// annex, in which a block stands. Page numbers do not part tables.
pub(crate) fn group(
    blocks: &[Block],
    wanted: impl Fn(usize) -> bool,
    parts: impl Fn(usize) -> usize,
) -> Vec<Grouping> {
    let mut groups: Vec<Grouping> = Vec::new();
    let mut parted = true;
    let mut after_last = 0;
    let mut last_part = None;
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(_) => {}
            Block::Fragment(fragment) if wanted(index) => {
                let header = find_header(fragment);
                let part = parts(index);
                let joins = !parted
                    && last_part == Some(part)
                    && groups.last().is_some_and(|g| {
                        let between = || between(blocks.get(after_last..index).unwrap_or_default());
                        continues(g, blocks, fragment, header.as_ref())
                            && (between().next().is_none()
                                || counts_on(g, blocks, between(), fragment, header.as_ref()))
                    });
                match groups.last_mut() {
                    Some(open) if joins => {
                        open.blocks.push(index);
                        if open.header.is_none() {
                            open.header.clone_from(&header);
                        }
                        open.headers.push(header);
                    }
                    _ => groups.push(Grouping {
                        blocks: vec![index],
                        header: header.clone(),
                        headers: vec![header],
                    }),
                }
                parted = false;
                after_last = index + 1;
                last_part = Some(part);
            }
            Block::Fragment(_) => parted = true,
        }
    }
    for group in groups.iter_mut().filter(|g| g.header.is_none()) {
        let first = group.blocks.first().and_then(|&b| blocks.get(b));
        group.header = match first {
            Some(Block::Fragment(fragment)) => declared(fragment),
            Some(Block::Paragraph(_)) | None => None,
        };
        if let Some(own) = group.headers.first_mut() {
            own.clone_from(&group.header);
        }
    }
    groups
}

/// Whether text between two fragments leaves the table whole, and the numbers of the next go on where those of the first
/// ended: it stands at the foot of the first one's page, or is short in a format without pages.
fn counts_on<'b>(
    group: &Grouping,
    blocks: &[Block],
    mut between: impl Iterator<Item = &'b Paragraph>,
    next: &Fragment,
    header: Option<&Header>,
) -> bool {
    let Some(Block::Fragment(last)) = group.blocks.last().and_then(|&i| blocks.get(i)) else { return false };
    let turned = last.region.page.filter(|page| next.region.page == Some(page + 1));
    let whole = match turned {
        Some(page) => between.all(|p| p.regions.iter().all(|region| region.page == Some(page))),
        None => next.edges.is_empty() && is_passed_over(between, last, header.is_some()),
    };
    if !whole {
        return false;
    }
    let mut walk = walk::Walk::default();
    for (&block, own) in group.blocks.iter().zip(&group.headers) {
        let Some(Block::Fragment(fragment)) = blocks.get(block) else { continue };
        for number in fragment.rows.iter().skip(own.as_ref().map_or(0, |h| h.rows)).filter_map(number) {
            let _ = walk.take(&number);
        }
    }
    let first = next.rows.iter().skip(header.map_or(0, |h| h.rows)).find_map(number);
    first.is_some_and(|n| n.values.last().is_some_and(|v| *v > 1) && walk.peek(&n).is_sound())
}

/// The paragraphs among the blocks between two fragments, page furniture apart.
fn between(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(p) if !is_furniture(&p.text) => Some(p),
        Block::Paragraph(_) | Block::Fragment(_) => None,
    })
}

/// A page number between two parts of a table is no text of the document.
pub(super) fn is_furniture(text: &str) -> bool {
    !text.contains(char::is_alphanumeric) || is_page_number(text) || is_sure(text)
}

fn continues(group: &Grouping, blocks: &[Block], next: &Fragment, header: Option<&Header>) -> bool {
    let Some(Block::Fragment(last)) = group.blocks.last().and_then(|&i| blocks.get(i)) else { return false };
    if last.region.sheet() != next.region.sheet() || last.caption != next.caption {
        return false;
    }
    match (header, &group.header) {
        (Some(again), Some(own)) => {
            extra_words(again, own).is_some() && !starts_afresh(group, blocks, next, again.rows)
        }
        // A fragment without header continues a table whose columns stand at the same place.
        (None, _) => columns_agree(last, next),
        (Some(_), None) => false,
    }
}

/// Whether the edges of the columns agree on both sides; formats without geometry go by the number of columns.
pub(super) fn columns_agree(last: &Fragment, next: &Fragment) -> bool {
    if last.edges.is_empty() || next.edges.is_empty() {
        // Separated text drops trailing blanks, and a shifted row widens its page: the number of columns may differ.
        let separated = last.origin == model::FragmentOrigin::Separated;
        return last.width == next.width || (separated && next.width > 1 && next.width <= last.width + 1);
    }
    let (from, to) = (ends(last), ends(next));
    let (own, span) = (from.1 - from.0, to.1 - to.0);
    let near = own * 0.02;
    let matched = next.edges.iter().filter(|e| last.edges.iter().any(|l| (l - **e).abs() <= near)).count();
    if (from.0 - to.0).abs() <= near * 2.0 && matched * 4 >= next.edges.len() * 3 {
        return true;
    }
    // The page was turned, and the table moved or grew with it: every column keeps its width, or its share of it.
    let follows = last.region.page.map(|p| p + 1) == next.region.page && last.edges.len() == next.edges.len();
    let keeps = |scale: f32| {
        let pairs = last.edges.iter().zip(&next.edges);
        pairs.map(|(l, n)| ((l - from.0) * scale - (n - to.0)).abs()).all(|off| off <= 0.01 * span)
    };
    follows && last.edges.len() > 2 && (keeps(1.0) || (own > 0.0 && keeps(span / own)))
}

/// Left and right end of a fragment.
fn ends(fragment: &Fragment) -> (f32, f32) {
    let edge = |e: Option<&f32>| e.copied().unwrap_or_default();
    (edge(fragment.edges.first()), edge(fragment.edges.last()))
}

/// Whether the numbering of the next fragment begins anew at its very first number under a repeated header, which two
/// neighbouring tables show and one torn table does not.
fn starts_afresh(group: &Grouping, blocks: &[Block], next: &Fragment, header_rows: usize) -> bool {
    let mut rows =
        next.rows.iter().skip(header_rows).filter(|row| !super::header::is_column_numbers(row)).peekable();
    // A count that begins below a heading of its own is that heading's, also where its number could not be read.
    if rows.peek().is_some_and(|row| is_titled(row) && number(row).is_none()) {
        return false;
    }
    let Some(first) = rows.find_map(number) else { return false };
    let opens = first.values.as_slice() == [1]
        && matches!(first.style, OrdinalStyle::Roman | OrdinalStyle::CapitalLetter);
    let opens_plain = first.values.as_slice() == [1] && first.style == OrdinalStyle::Decimal;
    if !opens && !opens_plain || opens_torn(group, blocks, next, header_rows) {
        return false;
    }
    // Within sections of one table the count restarts under every heading, but never right after a page break without
    // a heading of its own: then the outermost style of the table starts again.
    let mut walk = walk::Walk::default();
    let mut outermost: Option<OrdinalStyle> = None;
    let mut last_was_heading = false;
    for (&block, own) in group.blocks.iter().zip(&group.headers) {
        let Some(Block::Fragment(fragment)) = blocks.get(block) else { continue };
        for row in fragment.rows.iter().skip(own.as_ref().map_or(0, |h| h.rows)) {
            if let Some(number) = number(row) {
                outermost.get_or_insert(number.style);
                last_was_heading = row.cells.iter().filter(|c| !c.is_blank()).count() <= 2;
                let _ = walk.take(&number);
            }
        }
    }
    outermost == Some(first.style) && !last_was_heading && walk.depth() >= 1
}

/// Whether the next fragment opens with the rest of the last row.
fn opens_torn(group: &Grouping, blocks: &[Block], next: &Fragment, header_rows: usize) -> bool {
    let last = match group.blocks.last().and_then(|&i| blocks.get(i)) {
        Some(Block::Fragment(last)) => last,
        Some(Block::Paragraph(_)) | None => return false,
    };
    let first = next.rows.iter().skip(header_rows).find(|row| !super::header::is_column_numbers(row));
    first.zip(group.header.as_ref()).is_some_and(|(first, header)| goes_on_row(header, last, first))
}

/// The number of a row; that of a heading merged over the columns stands before its title.
pub(super) fn number(row: &GridRow) -> Option<Rc<Ordinal>> {
    let cell = row.cell(0)?;
    let text = trimmed(&cell.text);
    let merged = || (cell.column_span > 1).then(|| ordinal::split(text)).flatten();
    numbers::read(text).or_else(|| merged().map(|(number, _)| Rc::new(number)))
}

/// Whether a row holds nothing but a title in capitals beside what stands for its number.
fn is_titled(row: &GridRow) -> bool {
    let texts: Vec<&str> = row.cells.iter().map(|c| trimmed(&c.text)).filter(|t| !t.is_empty()).collect();
    texts.len() <= 2 && texts.last().is_some_and(|t| crate::words::is_mostly_upper(t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;
    use model::{FragmentOrigin, Paragraph, Region};

    fn part(rows: &[&str]) -> Block {
        Block::Fragment(fragment(rows))
    }

    fn check(blocks: &[Block], expected: &[&[usize]]) {
        let found: Vec<Vec<usize>> = group(blocks, |_| true, |_| 0).into_iter().map(|g| g.blocks).collect();
        assert_eq!(found, expected);
    }

    const HEAD: &str = "STT | Nhiệm vụ | Cơ quan chủ trì";

    #[test]
    fn one_table_over_pages() {
        check(
            &[part(&[HEAD, "1 | Lập | Sở A"]), part(&[HEAD, "2 | Rà | Sở B"]), part(&["3 | Xây | Sở C"])],
            &[&[0, 1, 2]],
        );
    }

    #[test]
    fn the_number_of_a_page_does_not_part_a_table() {
        for number in ["3", "- 3 -", "Trang 3", "3/12", "* * *", "<!-- Page 3 -->"] {
            let between = Block::Paragraph(Paragraph { text: number.into(), ..Paragraph::default() });
            check(&[part(&[HEAD, "1 | Lập | Sở A"]), between, part(&["2 | Rà | Sở B"])], &[&[0, 2]]);
        }
    }

    #[test]
    fn a_table_goes_on_where_the_page_is_turned() {
        let on = |page: u32, edges: &[f32]| {
            let Block::Fragment(fragment) = part(&["4 | Rà soát | Sở A"]) else { unreachable!() };
            let region = Region { page: Some(page), ..Region::default() };
            Block::Fragment(Fragment {
                origin: FragmentOrigin::Ruled,
                edges: edges.to_vec(),
                region,
                ..fragment
            })
        };
        let upright = on(1, &[50.0, 80.0, 380.0, 545.0]);
        // as wide as before with another margin; grown with the page; other columns; not the next page
        for (next, joined) in [
            (on(2, &[60.0, 90.0, 390.0, 555.0]), true),
            (on(2, &[50.0, 95.0, 545.0, 792.5]), true),
            (on(2, &[50.0, 200.0, 400.0, 792.0]), false),
            (on(3, &[50.0, 95.0, 545.0, 792.5]), false),
        ] {
            let groups = group(&[upright.clone(), next], |_| true, |_| 0);
            assert_eq!(groups.len() == 1, joined);
        }
    }

    #[test]
    fn a_note_at_the_foot_of_a_page_does_not_part_a_table() {
        let region = |page| Region { page: Some(page), ..Region::default() };
        let on = |page: u32, rows: &[&str]| {
            let Block::Fragment(fragment) = part(rows) else { unreachable!() };
            Block::Fragment(Fragment {
                origin: FragmentOrigin::Ruled,
                edges: vec![50.0, 80.0, 380.0, 545.0],
                region: region(page),
                ..fragment
            })
        };
        let note = |page: u32| {
            let text = "1 Theo Quyết định số 5/QĐ-UBND.".into();
            Block::Paragraph(Paragraph { text, regions: vec![region(page)], ..Paragraph::default() })
        };
        let first = on(1, &[HEAD, "1 | Lập | Sở A", "2 | Rà soát | Sở B"]);
        let next = on(2, &["3 | Xây dựng | Sở C"]);
        check(&[first.clone(), note(1), next.clone()], &[&[0, 2]]);
        check(&[first.clone(), note(2), next], &[&[0], &[2]]);
        check(&[first.clone(), note(1), on(2, &["1 | Xây dựng | Sở C"])], &[&[0], &[2]]);
        check(&[first, note(1), on(3, &["3 | Xây dựng | Sở C"])], &[&[0], &[2]]);
    }

    #[test]
    fn a_title_or_a_fresh_count_parts_tables() {
        let title = Block::Paragraph(Paragraph { text: "Biểu số 2".into(), ..Paragraph::default() });
        check(&[part(&[HEAD, "1 | Lập | Sở A"]), title, part(&[HEAD, "2 | Rà | Sở B"])], &[&[0], &[2]]);
        check(
            &[part(&[HEAD, "1 | Lập | Sở A", "2 | Rà | Sở B"]), part(&[HEAD, "1 | Mở | Sở C"])],
            &[&[0], &[1]],
        );
        // The only row so far goes on, its number printed again.
        check(
            &[part(&[HEAD, "1 | Lập đề án, | Sở A"]), part(&[HEAD, "1 | kế hoạch | ", "2 | Rà | Sở B"])],
            &[&[0, 1]],
        );
        check(&[part(&[HEAD, "1 | Lập đề án | Sở A"]), part(&[HEAD, "1 | Rà | Sở B"])], &[&[0], &[1]]);
        check(
            &[part(&[HEAD, "I | LĨNH VỰC | ", "1 | Lập | Sở A"]), part(&[HEAD, "II | LĨNH VỰC | "])],
            &[&[0, 1]],
        );
        // Numbers of headings as a picture gives them.
        check(
            &[
                part(&[HEAD, "1 | LĨNH VỰC | ", "1 | Lập | Sở A", "2 | Rà | Sở B"]),
                part(&[HEAD, "H\" | LĨNH VỰC KHÁC | ", "1 | Mở | Sở C"]),
            ],
            &[&[0, 1]],
        );
    }
}
