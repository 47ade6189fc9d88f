//! What a portal sets above the letterhead of a document that it shows: the title of the page, and a table of properties
//! («Số hiệu», «Ngày ban hành», «Người ký»). Both are kept in the body as they stand; the head begins with the letterhead.

use std::mem;

use super::part::{Part, Placement};
use super::{line, paragraph, part};
use crate::header::letterhead;
use crate::lines::Piece;
use crate::words::bare;

/// Takes the pieces of the frame out.
pub(super) fn set_apart<'b>(pieces: &mut Vec<Piece<'b>>) -> Vec<Piece<'b>> {
    /// Lines above the table, and between it and the motto.
    const ABOVE: usize = 6;
    const BETWEEN: usize = 8;
    let is_table = |piece: &Piece<'_>| line(piece).is_none();
    let is_motto =
        |piece: &Piece<'_>| line(piece).is_some_and(|line| letterhead::is_motto(&bare(&line.text)));
    let Some(table) = pieces.iter().take(ABOVE + 1).position(is_table) else { return Vec::new() };
    let (above, below) = pieces.split_at(table + 1);
    let near = below.iter().take(BETWEEN);
    let headed = near.clone().take_while(|piece| !is_table(piece)).any(is_motto);
    if above.iter().any(is_motto) || !headed {
        return Vec::new();
    }
    let rest = pieces.split_off(table + 1);
    mem::replace(pieces, rest)
}

/// Puts them back: its lines first in the body, its table above all others.
pub(super) fn put_back(frame: &[Piece<'_>], parts: &mut [Part], title: Option<&str>) {
    let Some(part) = parts.first_mut().filter(|_| !frame.is_empty()) else { return };
    let lines = frame.iter().filter_map(line).map(paragraph);
    match part.nodes.first_mut().filter(|(_, node)| node.path.is_empty() && node.parent.is_none()) {
        Some((_, root)) if root.id == part.id => {
            root.paragraphs.splice(0..0, lines);
        }
        _ => {
            let root = part::root(&part.id, title, lines.collect());
            part.nodes.insert(0, (part.first_block, root));
        }
    }
    let tables = frame.iter().filter_map(|piece| match piece {
        Piece::Table(block) => Some(Placement { block: *block, ..Placement::default() }),
        Piece::Line(_) => None,
    });
    part.tables.splice(0..0, tables);
}
