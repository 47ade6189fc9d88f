//! The fields of a line: what two blanks or more part.

use std::ops::Range;

use crate::text::line::Line;

/// Spaces that part two fields, and blank positions that make a gutter.
pub(super) const GUTTER: usize = 2;

/// A field: the positions that it takes, in characters, and its text.
pub(super) type Field<'a> = (Range<usize>, &'a str);

/// The fields of a line in their order; none where single spaces alone part its words.
pub(super) fn fields<'a>(line: &Line<'a>) -> Vec<Field<'a>> {
    // Nearly every line of prose has single spaces only.
    if !line.looks.has_loose_blanks() || !line.text.trim().contains("  ") && !line.text.starts_with("  ") {
        return Vec::new();
    }
    let mut found: Vec<Field<'a>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut blanks = 0;
    let mut end = (0, 0);
    let mut close = |open: &mut Option<(usize, usize)>, (end, byte): (usize, usize)| {
        if let Some((start, from)) = open.take() {
            found.extend(line.text.get(from..byte).map(|text| (start..end, text)));
        }
    };
    for (position, (byte, c)) in line.text.char_indices().enumerate() {
        if c == ' ' {
            blanks += 1;
            if blanks == GUTTER {
                close(&mut open, end);
            }
        } else {
            blanks = 0;
            open.get_or_insert((position, byte));
            end = (position + 1, byte + c.len_utf8());
        }
    }
    close(&mut open, end);
    found
}
