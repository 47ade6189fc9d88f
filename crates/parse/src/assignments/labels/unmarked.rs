//! What labels say, said without a colon: «Đơn vị thực hiện – Sở Y tế», «Cơ quan chủ trì là Sở Y tế», «Chủ trì. Sở Y tế», «Sở Y tế
//! chủ trì, Sở Nội vụ phối hợp.», «Hoàn thành trong Quý II/2026.» Each is read whole or not at all: it names nothing to be done.

use grammar::timing;
use memchr::{memchr, memrchr};
use model::TimingKind;

use super::between::{BETWEEN, boundaries};
use super::roles::{parted, roles_behind, roles_told, times_beside};
use super::wordings::LABELS;
use super::{FIRSTS, LONGEST, Label, is_plain_label, names_bodies};
use crate::assignments::bodies;
use crate::words::words;

/// Bytes of the longest such line.
const LONGEST_LINE: usize = 320;

/// Reads a line that is such labels and nothing else.
pub(crate) fn unmarked(text: &str) -> Option<Vec<(Label, String)>> {
    let text = text.trim();
    if text.len() > LONGEST_LINE || memchr(b':', text.as_bytes()).is_some() {
        return None;
    }
    let bracketed = within_brackets(text);
    let inner = bracketed.unwrap_or(text);
    // «(Sở Tư pháp thực hiện; tháng 6/2026)»: out of brackets that would be a sentence.
    let timed = || {
        let parts = parted(bracketed?);
        let mut told = roles_behind(&parts)?;
        told.extend(times_beside(&parts));
        told.iter().all(|(label, value)| fits(*label, value)).then_some(told)
    };
    worded(inner).or_else(|| dated(inner)).or_else(|| roles(inner)).or_else(timed)
}

/// Such labels as the last sentence of a paragraph: «Niêm yết thủ tục. Đơn vị chủ trì là Văn phòng.»
pub(super) fn behind(text: &str) -> Option<Vec<(Label, String)>> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let tail = text.as_bytes().get(text.len().saturating_sub(LONGEST_LINE)..)?;
    let stop = memrchr(b'.', tail).filter(|&at| tail.get(at + 1) == Some(&b' '))?;
    let last = text.get(text.len() - tail.len() + stop + 2..)?.trim_start();
    // A sentence of a task opens with a verb: only one that opens like a label or a body, or gives work to one, is read.
    let opening = words(last, 3);
    let gives = last.split(' ').next().is_some_and(|first| matches!(first, "Giao" | "Do" | "Phân"));
    let opens = gives || FIRSTS.stand(&opening, 0) || bodies::may_begin(last, &opening, 0);
    if !opens || memchr(b':', last.as_bytes()).is_some() {
        return None;
    }
    worded(last).or_else(|| last.contains(" chủ trì").then(|| roles(last)).flatten())
}

/// What stands in the brackets in which a whole line stands.
pub(crate) fn within_brackets(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let round = || text.strip_prefix('(')?.strip_suffix(')');
    let square = || text.strip_prefix('[')?.strip_suffix(']');
    round().or_else(square).filter(|inner| !inner.contains(['(', '[']))
}

/// A wording of the table, a sign or a word in the place of its colon, and the value that it asks for; then more of them.
pub(super) fn worded(text: &str) -> Option<Vec<(Label, String)>> {
    let first = text.split(' ').next()?;
    if !FIRSTS.stand(&words(first, 1), 0) {
        return None;
    }
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let (label, behind) = opening(rest)?;
        let next = boundaries(behind).find_map(|at| {
            let (before, after) = behind.split_at_checked(at)?;
            let after = after.trim_start_matches(BETWEEN);
            opening(after).map(|_| (before, after))
        });
        let value = next.map_or(behind, |(before, _)| before);
        let value = value.trim().trim_end_matches(['.', ';', ',', ' ']);
        // «… là Sở Y tế, hoàn thành trong Quý II/2026»
        let (value, time) = match value.rsplit_once(", ").filter(|_| is_who(label)) {
            Some((who, when)) if timing::is_whole(when) && says_when(when) => (who, Some(when)),
            _ => (value, None),
        };
        if !fits(label, value) {
            return None;
        }
        out.push((label, value.to_owned()));
        out.extend(time.map(|time| (Label::Finish, time.to_owned())));
        match next {
            Some((_, after)) => rest = after,
            None => return Some(out),
        }
    }
}

/// The label before a sign or a word that stands for a colon, and what stands behind it.
fn opening(text: &str) -> Option<(Label, &str)> {
    const SIGNS: [&str; 5] = [" – ", " - ", " là ", ". ", " = "];
    let head = text.char_indices().nth(LONGEST + 4).map_or(text.len(), |(at, _)| at);
    let head = text.get(..head)?;
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((head.find(sign)?, *sign))).min()?;
    let key = text.get(..at)?.trim().to_lowercase();
    let (_, label) = LABELS.iter().find(|(wording, _)| *wording == key)?;
    is_plain_label(*label).then_some((*label, text.get(at + sign.len()..)?))
}

fn is_who(label: Label) -> bool {
    matches!(label, Label::Lead | Label::Coordinate)
}

/// Whether a value is what a label asks for, and nothing else.
fn fits(label: Label, value: &str) -> bool {
    match label {
        Label::Lead => names_bodies(value) || roles_told(value).is_some(),
        Label::Coordinate | Label::Approve | Label::Monitor => names_bodies(value),
        Label::Finish | Label::During | Label::Start => is_time(value),
        Label::Submit | Label::Deliverable | Label::Budget | Label::Note | Label::Content | Label::Detail => {
            false
        }
    }
}

/// Whether a line that ends in the colon of a label has its value on the next: «Cơ quan chủ trì:» over «Sở Y tế».
pub(crate) fn awaits(name: &str, value: &str) -> bool {
    let value = value.trim().trim_end_matches(['.', ';', ' ']);
    let key = name.trim().trim_end_matches(':').trim().to_lowercase();
    let known = LABELS.iter().find(|(wording, _)| *wording == key);
    known.is_some_and(|(_, label)| is_plain_label(*label) && fits(*label, value))
}

/// What says that something is to be finished, in small letters.
const DONE: [&str; 5] = ["hoàn thành ", "xong ", "chậm nhất ", "thời hạn ", "thời gian "];

/// Whether words open with those of a deadline: «hoàn thành trong …», «trước …».
pub(super) fn says_when(text: &str) -> bool {
    const LEADS_IN: [&str; 2] = ["trước ", "trong "];
    let small = opening_letters(text);
    DONE.iter().chain(&LEADS_IN).any(|opening| small.starts_with(opening))
}

/// «Hoàn thành trước ngày 30/6/2026.», «Xong trong tháng 3/2026»: not «Hoàn thành chỉ tiêu trong năm 2026».
fn dated(text: &str) -> Option<Vec<(Label, String)>> {
    const TIMES: [&str; 9] =
        ["trước ", "trong ", "vào ", "chậm nhất ", "ngày ", "tháng ", "quý ", "cuối ", "đến "];
    let text = text.trim_end_matches(['.', ';', ' ']);
    let small = opening_letters(text);
    let done = DONE.iter().find(|done| small.starts_with(**done))?;
    let rest = text.get(done.len()..)?;
    let small = opening_letters(rest);
    let timely =
        rest.starts_with(|c: char| c.is_ascii_digit()) || TIMES.iter().any(|time| small.starts_with(time));
    (timely && is_time(text)).then(|| vec![(Label::Finish, text.to_owned())])
}

/// Whether all of a text is a time that can be read.
fn is_time(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && timing::is_whole(text)
        && timing::read(text, &timing::Context::default()).kind != TimingKind::Unparsed
}

fn opening_letters(text: &str) -> String {
    text.chars().take(12).map(normalize::small).collect()
}

/// «Sở Y tế chủ trì, Sở Nội vụ phối hợp.», «Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.»
pub(super) fn roles(text: &str) -> Option<Vec<(Label, String)>> {
    const GIVES: [&str; 6] = ["Giao ", "giao ", "Do ", "do ", "Phân công ", "phân công "];
    let text = text.trim_end_matches(['.', ';', ' ']);
    if !text.contains(" chủ trì") {
        return None;
    }
    let text = GIVES.iter().find_map(|gives| text.strip_prefix(gives)).unwrap_or(text);
    let text = [" tổ chức thực hiện", " triển khai thực hiện", " thực hiện"]
        .iter()
        .find_map(|ending| text.strip_suffix(ending))
        .unwrap_or(text);
    let told = roles_told(text).or_else(|| roles_behind(&parted(text)))?;
    let whole = told.iter().all(|(label, value)| fits(*label, value));
    let mut told = Some(told).filter(|told| whole && told.iter().any(|(label, _)| *label == Label::Lead))?;
    told.extend(times_beside(&parted(text)));
    // «…, phối hợp với Bộ Công an hoàn thành giai đoạn 1 trong năm 2026»: a part that is no label is no time either.
    let letters: usize = told.iter().map(|(_, value)| value.len()).sum();
    (letters + WORDS_OF_ROLES >= text.len()).then_some(told)
}

/// Bytes that the words of the roles and what joins them take in a line, at most.
const WORDS_OF_ROLES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let found = unmarked(text).unwrap_or_default();
        found.iter().map(|(label, value)| format!("{label:?} {value}")).collect()
    }

    #[test]
    fn the_last_sentence_of_a_paragraph() {
        for (text, expected) in [
            ("Niêm yết thủ tục. Đơn vị chủ trì là Văn phòng.", 1),
            ("Rà soát dữ liệu. Trường Tiểu học Hòa An chủ trì, Thư viện tỉnh phối hợp.", 2),
            ("Rà soát dữ liệu. Xây dựng kế hoạch do Sở Y tế chủ trì thẩm định.", 0),
        ] {
            assert_eq!(behind(text).unwrap_or_default().len(), expected, "{text}");
        }
    }

    #[test]
    fn labels_without_a_colon() {
        for (text, expected) in [
            ("Đơn vị thực hiện – Sở Y tế", &["Lead Sở Y tế"][..]),
            ("Đơn vị chủ trì - Sở Y tế.", &["Lead Sở Y tế"]),
            ("Cơ quan chủ trì là Sở Y tế.", &["Lead Sở Y tế"]),
            ("Chủ trì. Sở Y tế", &["Lead Sở Y tế"]),
            (
                "Cơ quan chủ trì là Sở Y tế; cơ quan phối hợp là Sở Nội vụ, Sở Tài chính.",
                &["Lead Sở Y tế", "Coordinate Sở Nội vụ, Sở Tài chính"],
            ),
            (
                "Đơn vị chủ trì là Sở Y tế, hoàn thành trong Quý II/2026.",
                &["Lead Sở Y tế", "Finish hoàn thành trong Quý II/2026"],
            ),
            ("Thời gian hoàn thành – Quý II/2026", &["Finish Quý II/2026"]),
            ("Hoàn thành trước ngày 30/6/2026.", &["Finish Hoàn thành trước ngày 30/6/2026"]),
            ("Sở Y tế chủ trì, Sở Nội vụ phối hợp.", &["Lead Sở Y tế", "Coordinate Sở Nội vụ"]),
            (
                "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.",
                &["Lead Sở Y tế", "Coordinate Sở Nội vụ"],
            ),
            (
                "(Sở Y tế chủ trì, phối hợp với Sở Nội vụ; hoàn thành trước 30/6/2026)",
                &["Lead Sở Y tế", "Coordinate Sở Nội vụ", "Finish hoàn thành trước 30/6/2026"],
            ),
            ("(Sở Y tế chủ trì)", &["Lead Sở Y tế"]),
            (
                "(Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện; hoàn thành trong quý III/2026)",
                &["Lead Sở Y tế", "Coordinate Sở Nội vụ", "Finish hoàn thành trong quý III/2026"],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_value_on_the_next_line() {
        for (name, value, expected) in [
            ("Cơ quan chủ trì:", "Sở Y tế", true),
            ("Thời gian hoàn thành:", "Quý II/2026.", true),
            ("Tiến độ:", "☐ Đúng tiến độ ☐ Chậm tiến độ", false),
            ("Cơ quan chủ trì:", "Rà soát hồ sơ.", false),
            ("Nội dung:", "Sở Y tế", false),
        ] {
            assert_eq!(awaits(name, value), expected, "{name} {value}");
        }
    }

    #[test]
    fn sentences_that_tell_more() {
        for text in [
            "Cơ quan chủ trì là đầu mối tổng hợp báo cáo.",
            "Đơn vị thực hiện - theo phân công",
            "Phối hợp với Sở Nội vụ.",
            "Phối hợp với Sở Nội vụ rà soát hồ sơ.",
            "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát hồ sơ.",
            "Sở Y tế chủ trì tham mưu UBND tỉnh.",
            "Sở Y tế chủ trì, phối hợp với Cục IV và Bộ Công an hoàn thành giai đoạn 1 trong năm 2026.",
            "Hoàn thành chỉ tiêu trong năm 2026.",
            "Hoàn thành 100% chỉ tiêu",
            "Thời gian là vàng.",
            "Trách nhiệm của Sở Y tế",
            "Nội dung – Sở Y tế",
            "(theo Quyết định số 12/QĐ-UBND)",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
