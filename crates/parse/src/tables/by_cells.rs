//! What a column holds of which the header names no role, by its cells: bodies and persons where no column says who leads,
//! times where none says when.

use grammar::{party, timing};
use model::{Column, Confidence, PartyKind, Role, RowKind, TableRow};

use super::pairs::{self, End};
use super::wordings::{contains, words};
use crate::header::signer::is_person;

/// So many cells of a column are read at most.
const SAMPLE: usize = 24;
/// Longest cell that is asked, in bytes: nobody's name is longer, and no time.
const LONGEST: usize = 200;
/// How sure a role is that the cells tell.
const TOLD_BY_CELLS: f32 = 0.9;
/// How sure a role is that its label and the cells tell.
const TOLD_BY_BOTH: f32 = 0.95;

/// Words of labels whose bodies and persons do not lead: members, places, those concerned or asked, who signs.
const NO_LEAD: &[&str] = &[
    "ho va ten",
    "ho ten",
    "ten don vi",
    "dia diem",
    "dia chi",
    "dia ban",
    "doi tuong",
    "khu vuc",
    "chiu su",
    "duoc",
    "nguoi ky",
    "nguoi nhan",
    "noi nhan",
    "noi gui",
    "gui",
    "cap",
    "nguon",
    "ban hanh",
    "tac gia",
    "khach",
    "moi",
    "du",
    "thon",
    "xa",
    "phuong",
    "huyen",
    "lop",
    "chuc vu",
    "chuc danh",
    "thanh vien",
    "bao cao",
    "de nghi",
    "de xuat",
    "kien nghi",
    "thu huong",
    "huong loi",
    "cong tac",
    "tham dinh",
    "trinh",
    "phe duyet",
    "nhan",
    "tham gia",
    "phoi hop",
    "lien quan",
    "theo doi",
    "kiem tra",
    "giam sat",
    "lanh dao",
    "chi dao",
    "truoc day",
    "hien nay",
    "cu",
    "quan ly",
    "so huu",
    "ghi",
    "y kien",
    "tinh",
    "linh vuc",
    "ten",
    "nha thau",
    "tai tro",
    "co so",
    "khach hang",
];

/// Words of labels whose times are no deadlines.
const NO_TIME: &[&str] = &[
    "sinh",
    "ban hanh",
    "ky",
    "cap",
    "hieu luc",
    "vao",
    "bo nhiem",
    "thanh lap",
    "nhan",
    "gui",
    "xay dung",
    "so",
];

/// Labels of weak columns of who leads, of which bodies in the cells make strong ones.
const SAID: &[&str] = &["phan cong", "giao", "thuc hien", "phu trach", "trien khai", "trach nhiem"];

/// Gives columns the roles that their cells tell.
pub(super) fn settle(columns: &mut [Column], rows: &[TableRow]) {
    if columns.iter().all(|c| c.role != Role::Content) {
        return;
    }
    lead(columns, rows);
    time(columns, rows);
}

fn is_unknown(column: &Column) -> bool {
    matches!(column.role, Role::Other(_)) && column.label.iter().any(|l| !l.is_empty())
}

fn says(column: &Column, phrases: &[&str]) -> bool {
    let words = words(&column.label.join(" "));
    phrases.iter().any(|phrase| contains(&words, phrase))
}

fn lead(columns: &mut [Column], rows: &[TableRow]) {
    let at = columns.iter().position(|c| c.role == Role::Lead);
    let weak = |c: &Column| c.confidence.get() < TOLD_BY_CELLS;
    let told = if let Some(at) = at {
        let column = columns.get(at).filter(|c| weak(c) && says(c, SAID));
        column.map(|_| (at, TOLD_BY_BOTH))
    } else {
        let mut unknown = (0..columns.len())
            .filter(|&c| columns.get(c).is_some_and(|c| is_unknown(c) && !says(c, NO_LEAD)));
        unknown.find(|&c| holds_bodies(rows, c)).map(|c| (c, TOLD_BY_CELLS))
    };
    let Some((at, sure)) = told else { return };
    if sure == TOLD_BY_BOTH && !holds_bodies(rows, at) {
        return;
    }
    if let Some(column) = columns.get_mut(at) {
        column.role = Role::Lead;
        column.confidence = Confidence::new(sure);
    }
}

fn time(columns: &mut [Column], rows: &[TableRow]) {
    if columns.iter().any(|c| matches!(c.role, Role::During | Role::Finish)) {
        return;
    }
    let times: Vec<usize> = (0..columns.len())
        .filter(|&c| columns.get(c).is_some_and(|c| is_unknown(c) && !says(c, NO_TIME)))
        .filter(|&c| holds_times(rows, c))
        .collect();
    let end = |at: usize| {
        let leaf = columns.get(at).and_then(|c| c.label.last());
        leaf.and_then(|leaf| pairs::end_of(&words(leaf)))
    };
    let found: Vec<(usize, Role)> = match *times.as_slice() {
        [first, second, ..] if end(first) == Some(End::Start) && end(second) == Some(End::Finish) => {
            vec![(first, Role::Start), (second, Role::Finish)]
        }
        [only, ..] if end(only) == Some(End::Finish) => vec![(only, Role::Finish)],
        [only, ..] => vec![(only, Role::During)],
        [] => Vec::new(),
    };
    for (at, role) in found {
        if let Some(column) = columns.get_mut(at) {
            column.role = role;
            column.confidence = Confidence::new(TOLD_BY_CELLS);
        }
    }
}

/// The filled cells of a column, as far as they are asked.
fn cells(rows: &[TableRow], column: usize) -> impl Iterator<Item = &str> {
    let body = rows.iter().filter(|row| row.kind == RowKind::Body);
    let cells = body.filter_map(move |row| row.cells.get(column)).map(|cell| cell.text.trim());
    cells.filter(|text| text.contains(char::is_alphanumeric)).take(SAMPLE)
}

/// Whether most cells of a column are bodies and persons, two at least.
fn holds_bodies(rows: &[TableRow], column: usize) -> bool {
    let (mut all, mut read) = (0_usize, 0_usize);
    for text in cells(rows, column) {
        all += 1;
        read += usize::from(is_who(text));
        // Figures and sentences show at once.
        if all == 4 && read == 0 {
            return false;
        }
    }
    read >= 2 && read * 10 >= all * 6
}

fn is_who(text: &str) -> bool {
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '+')) {
        return false;
    }
    let parties = party::read_list(text, &party::Context::default());
    let known = |kind: PartyKind, raw: &str| kind != PartyKind::Other || is_person(raw);
    !parties.is_empty() && parties.iter().all(|p| known(p.kind, &p.raw))
}

/// Whether the cells of a column are times, two at least; of many one may be torn.
fn holds_times(rows: &[TableRow], column: usize) -> bool {
    let (mut all, mut read) = (0_usize, 0_usize);
    for text in cells(rows, column) {
        all += 1;
        read += usize::from(text.len() <= LONGEST && timing::is_whole(text));
        if read + 1 + all / 10 < all {
            return false;
        }
    }
    read >= 2 && read * 10 >= all * 9
}
