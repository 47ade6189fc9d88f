//! Columns that give the begin and the end of a time beside each other: «Từ» and «Đến», «BĐ» and «KT».

use super::role_words::Named;
use super::wordings::words;

/// Which end of a time a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Start,
    Finish,
}

/// Labels, in bare letters, that name an end where a head above or a neighbour says that they are times.
const STARTS: &[&str] = &[
    "tu",
    "bd",
    "tu ngay",
    "tu thang",
    "tu quy",
    "tu nam",
    "tu gio",
    "bat dau",
    "ngay bat dau",
    "khoi cong",
    "khoi dong",
];
const FINISHES: &[&str] = &[
    "den",
    "kt",
    "den ngay",
    "den thang",
    "den quy",
    "den nam",
    "den gio",
    "den het",
    "ket thuc",
    "ngay ket thuc",
    "ht",
    "hoan thanh",
    "ngay hoan thanh",
    "xong",
    // what is to be laid before somebody must be ready then, whatever is made of it later
    "trinh",
];

/// The end that the words of a label name, if they name nothing else.
pub(super) fn end_of(words: &str) -> Option<End> {
    let words = words.trim();
    let is = |list: &[&str]| list.contains(&words);
    if is(STARTS) { Some(End::Start) } else { is(FINISHES).then_some(End::Finish) }
}

/// Names who leads and who takes part where one label covers both columns: «Chủ trì» and «Phối hợp» in one cell, since the
/// rule between them was not seen.
pub(super) fn name_doers(labels: &[Vec<String>], named: &mut [Option<(Named, u8)>]) {
    const LIKELY: u8 = 2;
    for (at, pair) in labels.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let Some(leaf) = first.last().filter(|leaf| first == second && leaf.len() <= 60) else { continue };
        let more = |i: Option<usize>| i.and_then(|i| labels.get(i)) == Some(first);
        let said = words(leaf);
        let (lead, partner) = (said.find("chu tri"), said.find("phoi hop"));
        if lead.is_none() || partner <= lead || more(at.checked_sub(1)) || more(Some(at + 2)) {
            continue;
        }
        for (name, role) in named.iter_mut().skip(at).zip([Named::Lead, Named::Coordinate]) {
            *name = Some((role, LIKELY));
        }
    }
}

/// Names as times two neighbours under one head of which one is the begin and the next the end. Bare «Từ» and «Đến» may be
/// places; their cells tell.
pub(super) fn name(labels: &[Vec<String>], named: &mut [Option<(Named, u8)>]) {
    const SURE: u8 = 4;
    for (at, pair) in labels.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let (Some((start, above)), Some((finish, beside))) = (first.split_last(), second.split_last()) else {
            continue;
        };
        // Most labels are longer than any end.
        if above != beside || start.len() > 24 || finish.len() > 24 {
            continue;
        }
        let (start, finish) = (words(start), words(finish));
        let bare = start.trim() == "tu" && above.is_empty();
        if !bare && end_of(&start) == Some(End::Start) && end_of(&finish) == Some(End::Finish) {
            for name in named.iter_mut().skip(at).take(2) {
                *name = Some((Named::Time, SURE));
            }
        }
    }
}
