//! Numbers of paragraphs that a picture gave wrongly: «©)» for c), «j)» for i), «H.» for II.
//!
//! A scrap at the head of a line is taken for a number only where the numbering asks for that number, the scrap looks
//! like it, and the numbers that follow still fit. What was read stands in a note. Text of the file is left alone, but for
//! strokes that only look like the number that is due ([`strokes`]).

mod strokes;

use grammar::ordinal;
use grammar::walk::Walk;
use model::{Code, Diagnostic, Ordinal, OrdinalStyle};

use crate::lines::{Line, Piece};
use crate::repair::misread_number::ink;
use crate::words::is_mostly_upper;

/// Characters of a number at most, its closing sign included: «VIII.», «12.1.».
const LONGEST: usize = 6;

/// Lines ahead among which the next numbers are looked for, and how many of them are asked.
const AHEAD: usize = 60;
const FOLLOWING: usize = 2;

/// Difference between the ink and a number up to which it may be that number: one letter that is easily confused.
const ALIKE: f32 = 0.3;

/// The same before a title in capitals, where nothing but a numeral stands.
const ALIKE_ON_TITLE: f32 = 0.95;

/// Reads the numbers of a document's lines again.
pub(crate) fn read_again(pieces: &mut [Piece<'_>], notes: &mut Vec<Diagnostic>) {
    let doubtful = |line: &Line<'_>| line.ocr_confidence.is_some() || strokes::opening(&line.text).is_some();
    if !pieces.iter().any(|p| matches!(p, Piece::Line(line) if doubtful(line))) {
        return;
    }
    let numbers: Vec<Option<Ordinal>> = pieces.iter().map(number).collect();
    let mut walk = Walk::default();
    for (at, printed) in numbers.iter().enumerate() {
        let following = numbers.iter().skip(at + 1).take(AHEAD).flatten().take(FOLLOWING);
        let asked = match pieces.get(at) {
            Some(Piece::Line(line)) => asked_for(line, printed.as_ref(), &walk, following),
            _ => None,
        };
        let (Some((read, asked)), Some(Piece::Line(line))) = (asked, pieces.get_mut(at)) else {
            if let Some(ordinal) = printed {
                walk.take(ordinal);
            }
            continue;
        };
        walk.take(&asked);
        let note = Diagnostic::new(Code::OrdinalMisread, &[&read, &asked.label]);
        notes.push(line.regions.first().map_or(note.clone(), |region| note.at(region.clone())));
        let rest = line.text.get(read.len()..).unwrap_or_default().to_owned();
        let closing = if asked.label.ends_with(')') { "" } else { "." };
        line.text = format!("{}{closing}{rest}", asked.label).into();
    }
}

/// The number that opens a line.
fn number(piece: &Piece<'_>) -> Option<Ordinal> {
    let Piece::Line(line) = piece else { return None };
    ordinal::split(&line.text).map(|(o, _)| o).filter(|o| o.style != OrdinalStyle::Bullet)
}

/// What was read at the head of a line, and the number that it must be; `None` where the line is as it should be.
/// `following` are the next numbers as read.
fn asked_for<'a>(
    line: &Line<'_>,
    printed: Option<&Ordinal>,
    walk: &Walk,
    following: impl Iterator<Item = &'a Ordinal>,
) -> Option<(String, Ordinal)> {
    if line.ocr_confidence.is_none() {
        let following: Vec<&Ordinal> = following.collect();
        let strokes = strokes::opening(&line.text)?;
        let asked = strokes::asked_for(&strokes, printed, walk)?;
        return fits(&asked, printed, walk, &following).then(|| (strokes.read.to_owned(), asked));
    }
    if printed.is_some_and(|o| walk.peek(o).is_sound()) {
        return None;
    }
    let (read, rest) = line.text.split_once(' ')?;
    let closed = read.ends_with([')', '.', ':', ',']);
    let title = is_mostly_upper(rest) && rest.chars().filter(|c| c.is_alphabetic()).count() > 3;
    if line.forced || read.chars().count() > LONGEST || !(closed || title) || walk.path().is_empty() {
        return None;
    }
    let core = read.trim_end_matches([')', '.', ':', ',']);
    let following: Vec<&Ordinal> = following.collect();
    let limit = if title { ALIKE_ON_TITLE } else { ALIKE };
    let opens = |o: &Ordinal| {
        let roman = matches!(o.style, OrdinalStyle::Roman | OrdinalStyle::CapitalLetter);
        // Numerals head titles; letters close with a bracket, as what was read does.
        (title || !roman) && (o.style != OrdinalStyle::Letter || read.ends_with(')'))
    };
    let unlike = |o: &Ordinal| {
        let label = o.label.trim_end_matches(')');
        let disguised = ink::undisguised(core).any(|u| u == label);
        if disguised { 0.0 } else { ink::difference(core, label) }
    };
    let mut fitting: Vec<(f32, Ordinal)> = ordinal::successors(walk)
        .into_iter()
        .filter(|o| opens(o) && printed != Some(o))
        .map(|o| (unlike(&o), o))
        .filter(|(off, o)| *off <= limit && fits(o, printed, walk, &following))
        .collect();
    fitting.sort_by(|a, b| a.0.total_cmp(&b.0));
    fitting.into_iter().next().map(|(_, o)| (read.to_owned(), o))
}

/// Whether the next numbers follow on `asked` at least as soundly as they do on what was read.
fn fits(asked: &Ordinal, printed: Option<&Ordinal>, walk: &Walk, following: &[&Ordinal]) -> bool {
    let sound = |first: Option<&Ordinal>| {
        let mut walk = walk.clone();
        if let Some(first) = first {
            walk.take(first);
        }
        following.iter().filter(|o| walk.take(o).is_sound()).count()
    };
    let (with, without) = (sound(Some(asked)), sound(printed));
    // A scrap that is no number at all may be text: then the next number must not fit as well without it.
    if printed.is_some() { with > without || following.is_empty() } else { with >= without }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &[&str], seen: bool) {
        let ocr_confidence = seen.then_some(0.8);
        let mut pieces: Vec<Piece<'_>> = lines
            .iter()
            .map(|text| Piece::Line(Line { text: (*text).into(), ocr_confidence, ..Line::default() }))
            .collect();
        let mut notes = Vec::new();
        read_again(&mut pieces, &mut notes);
        let texts: Vec<&str> = pieces
            .iter()
            .filter_map(|p| if let Piece::Line(l) = p { Some(&*l.text) } else { None })
            .collect();
        assert_eq!(texts, expected);
        assert_eq!(notes.len(), lines.iter().zip(expected).filter(|(a, b)| a != b).count());
    }

    #[test]
    fn the_numbering_says_what_a_scrap_is() {
        check(
            &["1. Nguyên tắc", "g) Bảo đảm", "h) Giá trị", "j) Lấy người", "k) Đồng bộ"],
            &["1. Nguyên tắc", "g) Bảo đảm", "h) Giá trị", "i) Lấy người", "k) Đồng bộ"],
            true,
        );
        check(
            &["2.1. Lựa chọn", "a) Hồ sơ", "b) Tài liệu", "©) Các tài liệu", "2.2. Đánh giá"],
            &["2.1. Lựa chọn", "a) Hồ sơ", "b) Tài liệu", "c) Các tài liệu", "2.2. Đánh giá"],
            true,
        );
        check(
            &["I. MỤC ĐÍCH", "1. Mục đích", "H. NỘI DUNG", "IIl. TỔ CHỨC THỰC HIỆN"],
            &["I. MỤC ĐÍCH", "1. Mục đích", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"],
            true,
        );
    }

    #[test]
    fn strokes_in_the_text_of_a_file() {
        check(
            &[
                "I. MỤC ĐÍCH",
                "1. Một",
                "Il. NHIỆM VỤ",
                "1. Hai",
                "1.l. Ba",
                "1,2. Bốn",
                "Ill. TỔ CHỨC THỰC HIỆN",
            ],
            &[
                "I. MỤC ĐÍCH",
                "1. Một",
                "II. NHIỆM VỤ",
                "1. Hai",
                "1.1. Ba",
                "1.2. Bốn",
                "III. TỔ CHỨC THỰC HIỆN",
            ],
            false,
        );
        check(&["l. MỤC ĐÍCH", "IL NHIỆM VỤ"], &["I. MỤC ĐÍCH", "II. NHIỆM VỤ"], false);
    }

    #[test]
    fn what_is_no_scrap_and_what_the_file_tells_stays() {
        let skipped = ["a) Một", "b) Hai", "d) Bốn"];
        check(&skipped, &skipped, true);
        let file = ["h) Giá trị", "j) Lấy người", "k) Đồng bộ"];
        check(&file, &file, false);
        let jump = ["I. MỤC ĐÍCH", "Ill. TỔ CHỨC THỰC HIỆN"];
        check(&jump, &jump, false);
        let letters = ["k. Một", "l. MƯỜI HAI", "m. Hai"];
        check(&letters, &letters, false);
        let text = ["1. Mục đích", "TP. HỒ CHÍ MINH", "2. Yêu cầu"];
        check(&text, &text, true);
    }
}
