//! Headers of two levels whose blanks were lost on the way to text: «TT | Nhiệm vụ | Đơn vị thực hiện | Thời gian» and
//! below it «Chủ trì | Phối hợp», from the left edge on.
//!
//! A format that cannot say that a cell spans leaves blanks for it. Where it leaves none, the labels right of the head
//! of a group stand too far left, and each would name its neighbour's column. The lower labels say of whom or of what
//! they are parts; the one head that can hold them takes them, and what is right of it moves. Where none or several can,
//! the header stays as it is printed.

use model::{Block, Cell, Code, Diagnostic, Fragment, FragmentOrigin, GridRow, Role};

use super::roles::of_label;
use super::time_marks;
use crate::words::{bare, opens_bare};

/// Puts the labels of such headers over their columns, and says so.
pub(crate) fn settle(blocks: &mut [Block], notes: &mut Vec<Diagnostic>) {
    for block in blocks {
        if let Block::Fragment(fragment) = block
            && fragment.origin == FragmentOrigin::Separated
        {
            part(fragment);
            if let Some((head, parts)) = group(fragment) {
                notes.extend(note(fragment, head));
                spread(fragment, head, parts);
            }
        }
    }
}

fn note(fragment: &Fragment, head: usize) -> Option<Diagnostic> {
    let top = fragment.rows.first()?;
    let label = &top.cells.get(head)?.text;
    Some(Diagnostic::new(Code::HeaderSpread, &[label]).at(top.region.clone()))
}

/// Parts the two levels where they were taken for one line that a line break in a cell had cut: as wide as the rows below,
/// «Thời gian» and «Chủ trì» in one cell.
fn part(fragment: &mut Fragment) {
    let Some(top) = fragment.rows.first() else { return };
    let mut broken = top.cells.iter().enumerate().filter(|(_, cell)| cell.text.contains('\n'));
    let (Some((at, cell)), None) = (broken.next(), broken.next()) else { return };
    let Some((head, first)) = cell.text.split_once('\n') else { return };
    // A label that goes on does so in small letters.
    if first.starts_with(char::is_lowercase) {
        return;
    }
    let mut upper = top.clone();
    let mut lower = GridRow { cells: upper.cells.split_off(at), ..top.clone() };
    upper.cells.push(Cell { text: head.to_owned(), ..cell.clone() });
    for (column, own) in (0..).zip(&mut lower.cells) {
        own.column = column;
    }
    if let Some(own) = lower.cells.first_mut() {
        first.clone_into(&mut own.text);
    }
    let mut parted = Fragment { rows: vec![upper, lower], ..fragment.clone() };
    parted.rows.extend(fragment.rows.get(1).cloned());
    if group(&parted).is_some() {
        parted.rows.truncate(2);
        fragment.rows.splice(0..1, parted.rows);
    }
}

/// The column of the head of the group, and how many parts it has.
fn group(fragment: &Fragment) -> Option<(usize, usize)> {
    let [top, lower, body, ..] = fragment.rows.as_slice() else { return None };
    let (heads, parts) = (labels(top)?, labels(lower)?);
    let fits = heads.len() + parts.len() == fragment.width as usize + 1;
    // A number opens the first row below.
    let counted = body.cell(0).is_some_and(|cell| grammar::ordinal::is_ordinal(&cell.text));
    if !fits || !counted || parts.len() < 2 || parts.len() >= heads.len() {
        return None;
    }
    let kind = Kind::of(&parts)?;
    let mut holds = (1..heads.len()).filter(|&at| heads.get(at).is_some_and(|head| kind.is_held_by(head)));
    let head = holds.next()?;
    holds.next().is_none().then_some((head, parts.len()))
}

/// The texts of a row that fills its first cells and no other.
fn labels(row: &GridRow) -> Option<Vec<&str>> {
    const LONGEST: usize = 90;
    let texts: Vec<&str> =
        row.cells.iter().take_while(|cell| !cell.is_blank()).map(|cell| cell.text.as_str()).collect();
    let rest = row.cells.iter().skip(texts.len()).all(Cell::is_blank);
    let short = texts.iter().all(|text| text.len() <= LONGEST && !grammar::ordinal::is_ordinal(text));
    (rest && short && !texts.is_empty()).then_some(texts)
}

/// What the parts of a group tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bodies,
    Times,
    Money,
}

impl Kind {
    /// What all of the parts tell.
    fn of(parts: &[&str]) -> Option<Self> {
        const TIMES: [&str; 7] = ["bat dau", "ket thuc", "hoan thanh", "tu", "den", "tu ngay", "den ngay"];
        const SUMS: [&str; 4] = ["tong", "tong so", "tong cong", "trong do"];
        let kinds = parts.iter().map(|part| {
            let words = bare(part);
            match of_label(part) {
                _ if time_marks::is_time(part) || TIMES.contains(&words.as_str()) => Some(Self::Times),
                _ if SUMS.contains(&words.as_str()) => Some(Self::Money),
                Some(Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor) => Some(Self::Bodies),
                Some(Role::Start | Role::Finish | Role::During) => Some(Self::Times),
                Some(Role::Budget) => Some(Self::Money),
                _ => None,
            }
        });
        let kinds: Vec<Option<Self>> = kinds.collect();
        let all = |kind: Self, neutral: &str| {
            let is = |(own, part): (&Option<Self>, &&str)| *own == Some(kind) || bare(part) == neutral;
            kinds.contains(&Some(kind)) && kinds.iter().zip(parts).all(is)
        };
        // «Thực hiện | Hoàn thành» are times.
        if all(Self::Times, "thuc hien") {
            return Some(Self::Times);
        }
        [Self::Bodies, Self::Money].into_iter().find(|kind| all(*kind, "-"))
    }

    /// Whether a label may stand over them.
    fn is_held_by(self, head: &str) -> bool {
        let openings: &[&str] = match self {
            Self::Bodies => &[
                "co quan",
                "don vi",
                "trach nhiem",
                "phan cong",
                "bo phan",
                "to chuc thuc hien",
                "thuc hien",
            ],
            Self::Times => &["thoi gian", "thoi han", "tien do", "lo trinh"],
            Self::Money => &["kinh phi", "nguon von", "von", "ngan sach", "du toan"],
        };
        // «Đơn vị tính» is of figures, and who takes part is no head of who leads.
        let other = matches!(of_label(head), Some(Role::Coordinate)) || bare(head).starts_with("don vi tinh");
        let opens = |word: &&str| {
            opens_bare(head, word)
                && bare(head).get(word.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        !other && openings.iter().any(opens)
    }
}

/// Moves the labels right of a head, and its parts below it.
fn spread(fragment: &mut Fragment, head: usize, parts: usize) {
    let moved = parts as u32 - 1;
    if let Some(top) = fragment.rows.first_mut() {
        let heads = top.cells.iter().take_while(|cell| !cell.is_blank()).count();
        top.cells.truncate(heads);
        for cell in top.cells.iter_mut().skip(head + 1) {
            cell.column += moved;
        }
        if let Some(cell) = top.cells.get_mut(head) {
            cell.column_span = parts as u32;
        }
    }
    if let Some(lower) = fragment.rows.get_mut(1) {
        lower.cells.truncate(parts);
        for cell in &mut lower.cells {
            cell.column += head as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;

    #[test]
    fn parts_stand_below_the_head_that_can_hold_them() {
        let body = "1 | Rà soát | Báo cáo | Phòng Tư pháp | Các phòng | Tháng 6";
        for (top, lower, expected) in [
            ("STT | Nhiệm vụ | Sản phẩm | Đơn vị thực hiện | Thời gian", "Chủ trì | Phối hợp", Some((3, 2))),
            ("STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian | Ghi chú", "Bắt đầu | Hoàn thành", Some((3, 2))),
            ("STT | Nhiệm vụ | Đơn vị chủ trì | Kinh phí | Ghi chú", "Chủ trì | Phối hợp", Some((2, 2))),
            ("STT | Nhiệm vụ | Đơn vị tính | Thực hiện | Thời gian", "Chủ trì | Phối hợp", Some((3, 2))),
            (
                "STT | Nhiệm vụ | Số người tham gia | Thực hiện | Thời gian",
                "Chủ trì | Phối hợp",
                Some((3, 2)),
            ),
            // Two heads, or none, can hold them.
            ("STT | Nhiệm vụ | Cơ quan | Đơn vị | Thời gian", "Chủ trì | Phối hợp", None),
            ("STT | Nhiệm vụ | Sản phẩm | Kết quả | Thời gian", "Chủ trì | Phối hợp", None),
            // A row of the body, and a header without lower labels.
            ("STT | Nhiệm vụ | Sản phẩm | Đơn vị thực hiện | Thời gian", "1 | Phối hợp", None),
        ] {
            let mut own = fragment(&[top, lower, body]);
            own.width = 6;
            own.origin = FragmentOrigin::Separated;
            assert_eq!(group(&own), expected, "{top}");
        }
    }

    #[test]
    fn labels_move_over_their_columns() {
        let mut own = fragment(&[
            "STT | Nhiệm vụ | Đơn vị thực hiện | Thời gian",
            "Chủ trì | Phối hợp",
            "1 | Rà soát | Sở A | Sở B | 2026",
        ]);
        own.origin = FragmentOrigin::Separated;
        let mut joined = own.clone();
        joined.rows.remove(1);
        let parts = ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian\nChủ trì", "Phối hợp"];
        joined.rows[0].cells = (0..).zip(parts).map(|(column, text)| Cell::new(column, text)).collect();
        let mut blocks = [Block::Fragment(own), Block::Fragment(joined)];
        let mut notes = Vec::new();
        settle(&mut blocks, &mut notes);
        assert_eq!(notes.len(), 2);
        assert!(notes.iter().all(|note| note.message.contains("«Đơn vị thực hiện»")), "{notes:?}");
        let expected: [&[&str]; 5] = [
            &["STT"],
            &["Nhiệm vụ"],
            &["Đơn vị thực hiện", "Chủ trì"],
            &["Đơn vị thực hiện", "Phối hợp"],
            &["Thời gian"],
        ];
        for block in &blocks {
            let Block::Fragment(own) = block else { unreachable!() };
            let header = super::super::header::find_header(own).expect("a header");
            assert_eq!(header.rows, 2);
            assert_eq!(header.labels, expected);
        }
    }
}
