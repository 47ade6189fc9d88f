//! The letterhead of a web page, whose cells came out one below the other: who issues, the motto, the number, place and
//! date.

use super::pieces::{self, Place};
use super::{Found, is_bar, paragraphs, rest_of_line};
use crate::letterhead::is_mark;
use crate::text::line::Line;

/// Lines above the motto at most.
const DEEPEST: usize = 12;
/// Bytes of a part at most.
const LONGEST: usize = 240;

/// The letterhead at a line that opens the text or follows what bars ended (`opens`), or stands behind a bar of its own.
pub(super) fn read(lines: &[Line<'_>], at: usize, opens: bool) -> Option<Found> {
    let line = lines.get(at)?;
    let barred = is_bar(line);
    if !(barred || opens) {
        return None;
    }
    // Nearly every text that opens otherwise has no bar near its head.
    if !lines.get(at..)?.iter().take(DEEPEST).any(|line| line.looks.has_bars()) {
        return None;
    }
    let mut place = Place::of(at + usize::from(barred));
    let mut own = Vec::new();
    // Four cells, a bar of its own between the rows.
    while own.len() < 4 {
        let Some((piece, next)) = pieces::next(lines, place) else { break };
        let parted = piece.text.is_empty() && own.len() == 2;
        let part = piece.text.len() <= LONGEST && (own.len() < 2 || is_number_or_date(&piece.text));
        if !(parted || part && !piece.text.is_empty()) {
            break;
        }
        place = next;
        if !parted {
            own.push(piece);
        }
    }
    own.get(1).filter(|piece| is_mark(&piece.text))?;
    let blocks = own.iter().flat_map(paragraphs).chain(rest_of_line(lines, place)).collect();
    Some(Found { at, taken: place.behind() - at, blocks })
}

/// «Số: 36/KH-UBND», «Kon Tum, ngày 17 tháng 5 năm 2019».
fn is_number_or_date(text: &str) -> bool {
    let key = normalize::key(text);
    key.starts_with("số") || key.contains("ngày") && key.contains("năm") && !text.contains('\n')
}
