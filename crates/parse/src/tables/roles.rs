//! What a column holds, read from the words of its header in any order and wording.
//!
//! Each role has phrases that name it. A phrase counts where it stands as whole words in the header; the longer the
//! phrase, the more it says. A header that names two roles goes to the more specific one: «Đơn vị phối hợp thực hiện»
//! is who takes part, although «thực hiện» alone would name who does it.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::{Column, Confidence, Role};

use super::doers::Inspected;
use super::role_words::Named;
use super::wordings::{best, contains, words};
use super::{doers, pairs, time_marks};
use crate::memo::Memo;

/// How strongly the words of a header say that it is one: 0 for none, 1…6.
pub(crate) fn header_strength(label: &str) -> u8 {
    named(label).map_or(0, |(_, weight)| weight)
}

/// The role that one label names plainly: what the head of a column says, the label of a line may say.
pub(crate) fn of_label(label: &str) -> Option<Role> {
    const PLAIN: u8 = 3;
    let levels = [label.to_owned()];
    let (name, _) = name_of(&levels).filter(|(_, weight)| *weight >= PLAIN)?;
    Some(role_of(name, &levels, &[]))
}

/// Whether a label says that its column tells what is to be done, though another may say so better.
pub(crate) fn names_content(label: &str) -> bool {
    named(label).is_some_and(|(name, _)| name == Named::Content)
}

thread_local! {
    /// What labels say that were read before: a header is printed again on every page, and in every plan of an office.
    static KNOWN: Memo<Option<(Named, u8)>> = Memo::default();
    /// Their words.
    static WORDS: Memo<Rc<str>> = Memo::default();
}

/// The words of a label of a header, as [`words`] gives them.
fn words_of(label: &str) -> Rc<str> {
    WORDS.with(|known| known.get_or(label, |label| words(label).into()))
}

/// What the words of a label name, and how strongly.
fn named(label: &str) -> Option<(Named, u8)> {
    let read = |label: &str| {
        let words = words(label);
        best(&words).or_else(|| doers::is_doer(&words).then_some((Named::Lead, 3)))
    };
    KNOWN.with(|known| known.get_or(label, read))
}

/// Gives every column its role. Two columns never share a role but `other`: the one whose header says more keeps it.
pub(crate) fn assign(labels: &[Vec<String>]) -> Vec<Column> {
    let mut named: Vec<Option<(Named, u8)>> = labels.iter().map(|levels| name_of(levels)).collect();
    pairs::name(labels, &mut named);
    pairs::name_doers(labels, &mut named);
    // What is marked under «Quý I» is when; the column holds no time itself.
    let times = time_marks::among(labels, |up| {
        best(&words(&up.join(" "))).is_none_or(|(name, _)| name == Named::Time)
    });
    for (name, _) in named.iter_mut().zip(times).filter(|(_, time)| *time) {
        *name = None;
    }
    let mut columns: Vec<Column> = labels
        .iter()
        .zip(&named)
        .enumerate()
        .map(|(i, (label, name))| {
            let role = name.map_or_else(|| other(label, i), |(name, _)| role_of(name, label, labels));
            let confidence = Confidence::new(match name {
                Some((_, w)) if *w >= 3 => 0.99,
                Some((_, 2)) => 0.93,
                Some(_) => 0.8,
                None => 0.9,
            });
            Column { label: label.clone(), role, confidence }
        })
        .collect();
    for i in 0..columns.len() {
        if matches!(columns.get(i).map(|c| &c.role), Some(Role::Other(_)) | None) {
            continue;
        }
        let Some(rival) =
            (0..i).find(|&j| columns.get(j).map(|c| &c.role) == columns.get(i).map(|c| &c.role))
        else {
            continue;
        };
        settle(&mut columns, &named, rival, i);
    }
    name_content(&mut columns);
    tell_apart(&mut columns);
    columns
}

/// Columns of no known role that bear one label get numbers: what a row holds is kept under their names.
fn tell_apart(columns: &mut [Column]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for column in columns {
        let Role::Other(name) = &mut column.role else { continue };
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} #{count}");
            seen.insert(name.clone(), 1);
        }
    }
}

/// A table that says who leads says what: where no header names it («Tên dự án», «Văn bản cần sửa đổi»), it is the
/// first column before the lead that holds nothing else.
fn name_content(columns: &mut [Column]) {
    let lead = columns.iter().position(|c| c.role == Role::Lead && c.confidence.get() >= 0.9);
    if columns.iter().any(|c| c.role == Role::Content) {
        return;
    }
    let Some(lead) = lead else { return };
    let says = |c: &Column| c.label.last().map(|leaf| words_of(leaf)).unwrap_or_default();
    let unnamed = |c: &&mut Column| {
        matches!(c.role, Role::Other(_))
            && c.label.last().is_some_and(|leaf| !leaf.is_empty() && header_strength(leaf) == 0)
            && !doers::is_object(&says(c))
    };
    if let Some(column) = columns.iter_mut().take(lead).find(unnamed) {
        column.role = Role::Content;
        column.confidence = Confidence::new(0.9);
    }
}

/// Two columns of one role: two numbers are a counter beside the number; two contents are the first one and `other`.
fn settle(columns: &mut [Column], named: &[Option<(Named, u8)>], first: usize, second: usize) {
    let weight = |i: usize| named.get(i).copied().flatten().map_or(0, |(_, w)| w);
    let is_number = columns.get(first).is_some_and(|c| c.role == Role::Number);
    let loser = if weight(second) > weight(first) { first } else { second };
    if let Some(column) = columns.get_mut(if is_number { first } else { loser }) {
        column.role = if is_number { Role::Serial } else { other(&column.label.clone(), loser) };
    }
}

fn other(label: &[String], index: usize) -> Role {
    let name = label.iter().filter(|l| !l.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" / ");
    Role::Other(if name.is_empty() { format!("#{}", index + 1) } else { name })
}

/// The lowest level that says something decides; the levels above help where it is silent or weak.
fn name_of(levels: &[String]) -> Option<(Named, u8)> {
    if levels.last().is_some_and(|leaf| is_measured(leaf)) {
        return None;
    }
    match levels.last().and_then(|leaf| doers::inspected(&words_of(leaf))) {
        Some(Inspected::Object) => return None,
        Some(Inspected::Aspect(name, weight)) => return Some((name, weight)),
        None => {}
    }
    let leaf = levels.last().and_then(|l| named(l));
    let whole = || named(&levels.join(" "));
    let above = levels.split_last().filter(|(_, up)| !up.is_empty()).and_then(|(_, up)| named(&up.join(" ")));
    match (leaf, above) {
        // «Thời gian» over «Thực hiện», «Stt» over «Chi tiết»: the level above names the thing.
        (None | Some((_, 1)), Some(up)) => Some(up),
        (Some((Named::Time, w)), _) => Some((Named::Time, w)),
        (Some((Named::Lead | Named::Content, w)), Some((Named::Time, up))) if w <= 2 => {
            Some((Named::Time, up))
        }
        (Some(leaf), _) => Some(leaf),
        (None, None) => whole(),
    }
}

/// «% hoàn thành», «Tỷ lệ hoàn thành»: how far a thing is, not when it ends.
fn is_measured(leaf: &str) -> bool {
    let text = words_of(leaf);
    leaf.contains('%') || ["ty le", "ti le", "muc do hoan thanh"].iter().any(|words| contains(&text, words))
}

fn role_of(name: Named, label: &[String], all: &[Vec<String>]) -> Role {
    match name {
        Named::Number => Role::Number,
        Named::Content => Role::Content,
        Named::Lead => Role::Lead,
        Named::Coordinate => Role::Coordinate,
        Named::Approve => Role::Approve,
        Named::Monitor => Role::Monitor,
        Named::Deliverable => Role::Deliverable,
        Named::Time => time_role(label, all),
        Named::Budget => Role::Budget,
        Named::Note => Role::Note,
    }
}

/// Begin, end or the whole time: «Thực hiện» is the begin only where a sister column gives the end.
fn time_role(label: &[String], all: &[Vec<String>]) -> Role {
    let says = |l: &[String], phrases: &[&str]| {
        let text = if let [label] = l { words_of(label) } else { words_of(&l.join(" ")) };
        phrases.iter().any(|p| contains(&text, p))
    };
    const END: &[&str] = &["hoan thanh", "ket thuc", "thoi han", "den ngay", "han", "deadline"];
    const BEGIN: &[&str] = &["bat dau", "khoi cong", "tu ngay", "trien khai", "thuc hien"];
    let leaf = label.last().map(std::slice::from_ref).unwrap_or_default();
    let end = label.last().and_then(|leaf| pairs::end_of(&words_of(leaf)));
    if end == Some(pairs::End::Start) || says(leaf, &["bat dau", "khoi cong", "tu ngay"]) {
        return Role::Start;
    }
    if end == Some(pairs::End::Finish) || says(leaf, END) {
        return Role::Finish;
    }
    let sister = |l: &[String]| l != label && l.len() > 1 && l.first() == label.first();
    let ends_beside =
        all.iter().any(|l| sister(l) && l.last().is_some_and(|e| says(std::slice::from_ref(e), END)));
    if says(leaf, BEGIN) && label.len() > 1 && ends_beside {
        return Role::Start;
    }
    // «Thời gian trình HĐND»: the day on which it is laid before somebody, «Thời gian ban hành» that on which it is issued.
    const STEPS: [&str; 3] = ["thoi gian trinh", "thoi gian ban hanh", "thoi gian thong qua"];
    if says(label, &["hoan thanh", "ket thuc", "thoi han"]) || says(label, &STEPS) {
        Role::Finish
    } else {
        Role::During
    }
}

#[cfg(test)]
mod tests;
