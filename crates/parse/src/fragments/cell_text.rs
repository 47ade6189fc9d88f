//! Words of a cell → its text: lines joined by a space, paragraphs parted by `\n`.

use grammar::ordinal;
use model::{Rect, TextDirection, Word};

use crate::{
    blocks::LayoutSettings,
    flow::{self, Line, text::append_line},
};

/// The text of a cell. A line break counts as the writer's own where the next line's first word would have fitted on
/// the line before and it opens an item: a bullet, a number, a capital after a closed sentence.
pub fn cell_text(words: Vec<&Word>, bbox: Rect, settings: &LayoutSettings) -> String {
    let lines = flow::group(words, settings.baseline_drift);
    let mut text = String::new();
    let mut before: Option<&Line<'_>> = None;
    for line in &lines {
        let next = line.text();
        if before.is_some_and(|before| is_forced(before, line, bbox) && opens_item(&text, &next)) {
            text.push('\n');
        }
        if before.is_some_and(|before| is_broken_number(before, line, bbox.width())) {
            text.push_str(&next);
        } else {
            append_line(&mut text, &next);
        }
        before = Some(line);
    }
    text
}

/// Whether two lines of a cell are one number of several levels or one roman numeral that its column was too narrow for:
/// «2.1» over «0», «VII» over «I». The first fills the column, so that not one more sign had room.
pub(crate) fn is_broken_number(before: &Line<'_>, line: &Line<'_>, width: f32) -> bool {
    let ([head], [tail]) = (before.words.as_slice(), line.words.as_slice()) else { return false };
    let size = head.bbox.height();
    let sign = tail.bbox.width() / tail.text.chars().count().max(1) as f32;
    let full = head.bbox.width() + sign > width - PADDING;
    let below = tail.baseline - head.baseline < 1.5 * size;
    let roman = |text: &str| text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let rest = tail.text.trim_end_matches(['.', ')']);
    let digits = rest.chars().all(|c| c.is_ascii_digit());
    let goes_on =
        if roman(&head.text) { roman(rest) } else { digits && (rest.is_empty() || head.text.contains('.')) };
    full && below && goes_on && ordinal::is_ordinal(&format!("{}{}", head.text, tail.text))
}

/// White space at both sides of a cell together, in points: word processors leave 5.4 at each, and a little is lost to
/// rounding.
const PADDING: f32 = 11.5;

/// Whether the typesetter had room for the next line's first word and yet broke.
fn is_forced(before: &Line<'_>, line: &Line<'_>, cell: Rect) -> bool {
    let Some(first) = line.words.first().filter(|w| w.direction == TextDirection::Right) else {
        return false;
    };
    let size = before.bbox.height();
    // cells are padded by about half an em in all; a space is a quarter of one
    let room = cell.width() - before.bbox.width() - 1.0 * size;
    room > first.bbox.width() + 0.25 * size
}

/// Whether a line that follows `before` opens a paragraph of its own.
fn opens_item(before: &str, line: &str) -> bool {
    let closed = before.trim_end().ends_with(['.', ';', ':', '!', '?']);
    let mut letters = line.chars();
    match letters.next() {
        Some('-' | '–' | '+' | '•' | '*') => letters.next() == Some(' ') || closed,
        Some(c) if c.is_ascii_digit() => closed || grammar_number(line),
        Some(c) => c.is_uppercase() && closed,
        None => false,
    }
}

/// A number that ends in `.` or `)` before a space.
fn grammar_number(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|head| {
        head.ends_with(['.', ')']) && head.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x: f32, y: f32) -> Word {
        let width = text.chars().count() as f32 * 5.0;
        Word {
            text: text.into(),
            bbox: Rect::new(x, y - 9.0, x + width, y + 2.0),
            baseline: y,
            space_before: true,
            ..Word::default()
        }
    }

    fn check(words: &[Word], width: f32, expected: &str) {
        let bbox = Rect::new(0.0, 0.0, width, 200.0);
        assert_eq!(cell_text(words.iter().collect(), bbox, &LayoutSettings::default()), expected);
    }

    #[test]
    fn lines_run_on_unless_an_item_opens() {
        check(
            &[word("Sở", 3.0, 10.0), word("Tài", 20.0, 10.0), word("chính", 3.0, 22.0)],
            40.0,
            "Sở Tài chính",
        );
        check(&[word("2021-", 3.0, 10.0), word("2025", 3.0, 22.0)], 33.0, "2021-2025");
        check(
            &[word("Xong.", 3.0, 10.0), word("-", 3.0, 22.0), word("Hai", 12.0, 22.0)],
            200.0,
            "Xong.\n- Hai",
        );
        // a capital alone opens nothing: names are written with one
        check(&[word("huyện", 3.0, 10.0), word("Sơn", 3.0, 22.0)], 200.0, "huyện Sơn");
    }

    #[test]
    fn a_number_that_its_column_breaks() {
        check(&[word("2.1", 5.0, 10.0), word("0", 5.0, 22.0)], 28.0, "2.10");
        check(&[word("VII", 5.0, 10.0), word("I", 5.0, 22.0)], 28.0, "VIII");
        check(&[word("112", 5.0, 10.0), word(".", 5.0, 22.0)], 28.0, "112.");
        check(&[word("2.1", 3.0, 10.0), word("3", 3.0, 22.0)], 40.0, "2.1 3");
        check(&[word("10", 3.0, 10.0), word("11", 3.0, 22.0)], 17.0, "10 11");
    }

    #[test]
    fn a_superscript_stays_on_its_line() {
        let mut small = word("2", 18.0, 6.5);
        small.bbox = Rect::new(18.0, 1.0, 21.0, 7.5);
        small.space_before = false;
        check(&[word("100", 3.0, 10.0), small, word("đất", 3.0, 22.0)], 40.0, "1002 đất");
    }
}
