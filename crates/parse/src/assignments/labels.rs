//! Labelled lines under an item: «- Đơn vị thực hiện: Sở Y tế», «Thời gian hoàn thành: Quý II/2024».

mod between;
mod extent;
mod marks;
mod roles;
mod together;
mod told;
mod unmarked;
mod wordings;

use std::sync::LazyLock;

use grammar::{ordinal, party};
use memchr::{memchr, memrchr};
use normalize::trimmed;

use crate::assignments::bodies;
use crate::words::{Phrases, opens_bare, words};

use self::between::{BETWEEN, boundaries, own_value};
use self::extent::{demands, extends, hands_out, is_counted_on, wider};
pub(crate) use self::roles::roles_told;
use self::roles::{parted, roles_behind};
pub(crate) use self::told::dates;
pub(crate) use self::unmarked::{awaits, unmarked, within_brackets};
use self::wordings::LABELS;

/// What a label says of the item above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Who leads.
    Lead,
    /// Who lays it before somebody: in a programme of work whoever does it, beside a lead only a remark.
    Submit,
    /// Who takes part.
    Coordinate,
    /// Who approves.
    Approve,
    /// Who watches.
    Monitor,
    /// When it is to be finished.
    Finish,
    /// When it is done.
    During,
    /// When it begins.
    Start,
    /// What comes of it.
    Deliverable,
    /// Money.
    Budget,
    /// A remark.
    Note,
    /// The task itself: «Nội dung: …».
    Content,
    /// What else is said of it, kept with its label: «Chỉ tiêu: 200 cây», «Địa điểm: Hội trường».
    Detail,
}

/// Letters of the longest label.
const LONGEST: usize = 45;

/// The first words of the wordings.
static FIRSTS: LazyLock<Phrases> = LazyLock::new(|| {
    let firsts = LABELS.iter().map(|(wording, _)| wording.split(' ').next().unwrap_or_default());
    Phrases::new(&firsts.chain(told::first_words()).chain(marks::first_words()).collect::<Vec<&str>>())
});

/// Reads a line as labels with their values: one, or several parted by stops («Chủ trì: Sở A. Phối hợp: Sở B.»).
pub(crate) fn read(text: &str) -> Option<Vec<(Label, String)>> {
    let text = trimmed(text).trim_start_matches(['(', '[']);
    let (label, value) = split(text)?;
    let mut out = Vec::new();
    let mut label = label;
    let mut rest = value;
    loop {
        let next = boundaries(rest).find_map(|at| {
            let (before, after) = rest.split_at_checked(at)?;
            let weak = after.starts_with(',');
            let after = after.trim_start_matches(BETWEEN);
            let large = after.starts_with(char::is_uppercase);
            let found = if weak { parted_by_comma(after, large) } else { split(after) };
            found.filter(|(l, _)| *l != Label::Content).map(|found| (before, found))
        });
        let Some((before, (following, value))) = next else {
            out.push((label, clean(rest)));
            return Some(out);
        };
        out.push((label, clean(before)));
        (label, rest) = (following, value);
    }
}

/// Words of a role behind a body.
const TELLING: [&str; 7] =
    ["chủ trì", "phối hợp", "thực hiện", "tham mưu", "phụ trách", "đầu mối", "lãnh đạo, chỉ đạo"];

/// Labels in brackets at the end of an item: «… (Chủ trì: Văn phòng; hoàn thành: tháng 6/2025).»
pub(crate) fn bracketed(text: &str) -> Vec<(Label, String)> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let round = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner);
    let inner =
        round.or_else(|| text.strip_suffix(']').and_then(|t| t.rsplit_once('[')).map(|(_, inner)| inner));
    let tells = |inner: &&str| inner.contains(':') || TELLING.iter().any(|w| inner.contains(w));
    inner
        .filter(tells)
        .and_then(|inner| {
            let told = read(inner).or_else(|| with_time(&parted(inner)));
            told.or_else(|| unmarked::worded(inner))
        })
        .unwrap_or_default()
}

/// Roles behind bodies, and a time among them that no sentence would be asked for: «(Văn phòng chủ trì; Quý II/2026)».
fn with_time(inner: &str) -> Option<Vec<(Label, String)>> {
    let mut told = roles_behind(inner)?;
    let timed = |told: &[(Label, String)]| {
        told.iter().any(|(label, _)| matches!(label, Label::Finish | Label::During | Label::Start))
    };
    if !timed(&told) {
        told.extend(roles::times_beside(inner).into_iter().filter(|(label, _)| *label == Label::During));
    }
    Some(told)
}

/// Whether a text says at its end or behind its sentence who does it.
pub(crate) fn tells_who(text: &str) -> bool {
    let by = |(label, _): &(Label, String)| *label == Label::Lead;
    let to_bracket = text.rfind(')').and_then(|at| text.get(..=at)).unwrap_or_default();
    bracketed(to_bracket).iter().any(by) || inline(text).iter().any(by)
}

/// Labels behind a sentence of the same paragraph: «Niêm yết thủ tục. Đơn vị chủ trì: Văn phòng; thời gian: Quý I».
pub(crate) fn inline(text: &str) -> Vec<(Label, String)> {
    let label_at = |at: usize| {
        let rest = text.get(at..)?;
        let after = rest.trim_start_matches(BETWEEN).trim_start_matches('(');
        let large = after.starts_with(char::is_uppercase);
        let (label, _) = split_known(after, large || !rest.starts_with(','))?;
        // «- Sản phẩm: Danh mục - Chủ trì: Sở A»: one label of a run of them tells what the others are.
        let parted = large && rest.starts_with(' ') && !matches!(label, Label::Content | Label::Detail);
        let run = |labels: &Vec<(Label, String)>| labels.iter().any(|(l, _)| is_plain_label(*l));
        if is_plain_label(label) || parted { read(after).filter(run) } else { None }
    };
    // A label has a colon behind it.
    let last = memrchr(b':', text.as_bytes()).and_then(|at| text.get(..at)).unwrap_or_default();
    boundaries(last).find_map(label_at).or_else(|| unmarked::behind(text)).unwrap_or_default()
}

/// Whether a label says when.
pub(crate) fn is_time(label: Label) -> bool {
    matches!(label, Label::Start | Label::Finish | Label::During)
}

/// Whether a line opens with a label of who or when, and not with the number of an item.
pub(crate) fn names_field(text: &str) -> bool {
    split_known(text.trim_start_matches(['(', '[']), false).is_some_and(|(label, _)| is_plain_label(label))
}

/// A label behind a comma: one that means the same everywhere.
fn parted_by_comma(text: &str, large: bool) -> Option<(Label, &str)> {
    split_known(text, large).filter(|(label, _)| is_plain_label(*label))
}

/// Labels that mean the same in the middle of a paragraph; «kết quả:» and «nội dung:» may begin any clause there.
fn is_plain_label(label: Label) -> bool {
    match label {
        Label::Lead
        | Label::Submit
        | Label::Coordinate
        | Label::Approve
        | Label::Monitor
        | Label::Finish
        | Label::During
        | Label::Start => true,
        Label::Deliverable | Label::Budget | Label::Note | Label::Content | Label::Detail => false,
    }
}

/// The label that a line opens with, its number or bullet away.
pub(crate) fn first(body: &str) -> Option<Label> {
    split(body).map(|(label, _)| label)
}

/// Whether all of a text names bodies.
pub(crate) fn names_bodies(text: &str) -> bool {
    party::is_whole(text) || bodies::whole(text, &bodies::Context::default()).is_some()
}

/// Whether a line opens with a label, number or bullet aside.
pub(crate) fn is_label(text: &str) -> bool {
    if memchr(b':', text.as_bytes()).is_none() {
        return false;
    }
    let body = ordinal::split(text).map_or(text, |(_, rest)| rest);
    split(body.trim_start_matches(['(', '['])).is_some()
}

/// Whether a line opens with a label that is one whatever stands behind it, number or bullet aside.
pub(crate) fn is_known(text: &str) -> bool {
    let body = ordinal::split(text).map_or(text, |(_, rest)| rest);
    let body = body.trim_start_matches(['(', '[']);
    split_known(body, false).is_some() || marks::is_misspelled(body)
}

/// Whether a line opens with the label of the task itself: «Nội dung: …».
pub(crate) fn tells_task(text: &str) -> bool {
    split(text).is_some_and(|(label, _)| label == Label::Content)
}

/// Whether the label is one of a row of its kind: «Nhiệm vụ 2: …».
pub(crate) fn is_counted(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, _)| name.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

fn clean(value: &str) -> String {
    trimmed(value).trim_end_matches(['.', ';', ',', ')', ' ']).to_owned()
        + if value.contains('(') && value.trim_end().trim_end_matches(['.', ';']).ends_with(')') {
            ")"
        } else {
            ""
        }
}

fn split(text: &str) -> Option<(Label, &str)> {
    split_known(text, true)
}

/// The entry of the table that a name in small letters is; the name itself says to whom a thing goes.
fn of_wording(key: &str, name: &str) -> Option<&'static (&'static str, Label)> {
    let first = key.as_bytes().first();
    LABELS.iter().filter(|(wording, _)| wording.as_bytes().first() == first).find(|(wording, label)| {
        key == *wording
            || key.strip_prefix(*wording).is_some_and(|rest| {
                rest.starts_with([' ', '/', ',', '('])
                    && (extends(rest) || wider(*label, wording, rest, name))
            })
    })
}

/// The label that a text opens with; `by_value` where what stands behind the colon may tell that it is one.
fn split_known(text: &str, by_value: bool) -> Option<(Label, &str)> {
    let colon = memchr(b':', text.as_bytes())?;
    let name = text.get(..colon)?.trim();
    let opening = name.split(' ').next()?;
    let opens = FIRSTS.stand(&words(opening, 1), 0);
    let opens = opens || (by_value && marks::may_open(opening));
    if !opens || name.chars().count() > LONGEST {
        return None;
    }
    let value = text.get(colon + 1..)?;
    let key = name.to_lowercase();
    let key = key.strip_prefix("dự kiến ").unwrap_or(&key);
    let mut known = of_wording(key, name);
    if known.is_none()
        && let Some(key) = marks::written_out(key)
    {
        known = of_wording(&key, name);
    }
    if known.is_none()
        && by_value
        && let Some(key) = marks::respelled(key, own_value(value))
    {
        known = of_wording(&key, name);
    }
    let label = match known {
        Some((wording, _)) if wording.starts_with("phân công") && !hands_out(value) => return None,
        Some((wording, _)) if *wording == "yêu cầu" && demands(value) => return None,
        // «Chủ trì,: phối hợp với các cơ quan …»: a stray colon in what a body does.
        Some((_, Label::Lead)) if opens_bare(value.trim_start(), "phoi hop") => return None,
        Some((wording, Label::Detail)) if is_counted_on(key, wording) && tells_who(value) => return None,
        Some((_, label)) => *label,
        None if by_value => told::by_value(key, own_value(value))?,
        None => return None,
    };
    let named = matches!(label, Label::Detail | Label::Submit);
    let value = if named { trimmed(text) } else { trimmed(value) };
    // Dots are the blank of a form.
    let blank = value.is_empty() || value.starts_with(['…', '.', '_']);
    (!blank && !value.ends_with(':')).then_some((label, value))
}

#[cfg(test)]
mod tests;
