//! Labels written otherwise than in the table: with a wrong mark, as OCR and quick typists leave them («Cơ quan chủ tri»,
//! «Thòi gian thực hiện»), and with the first word cut short («CQ chủ trì», «ĐV phối hợp»).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use grammar::timing;
use normalize::mend::mend;

use super::between::own_value;
use super::{LABELS, LONGEST, Label, names_bodies, of_wording};
use crate::words::bare;

/// Short forms of first words, in small letters, and what they stand for.
const SHORT: &[(&str, &str)] = &[("cq", "cơ quan"), ("đv", "đơn vị")];

/// Words of a wording that no other words share the bare letters of: none of three syllables has a double.
const UNMISTAKABLE: usize = 3;

/// A wording, its bare letters, and what it says.
type Wording = (String, &'static str, Label);

/// The wordings of two words and more by the bare letters of their first, the longer before the shorter.
static WORDINGS: LazyLock<BTreeMap<String, Vec<Wording>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<Wording>> = BTreeMap::new();
    for (wording, label) in LABELS.iter().filter(|(wording, _)| wording.contains(' ')) {
        let letters = bare(wording);
        let first = letters.split(' ').next().unwrap_or_default().to_owned();
        found.entry(first).or_default().push((letters, wording, *label));
    }
    for list in found.values_mut() {
        list.sort_by_key(|(letters, _, _)| std::cmp::Reverse(letters.len()));
    }
    found
});

/// First words of the short forms.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    SHORT.iter().map(|(short, _)| *short)
}

/// Whether a label may begin with a word, whatever its marks.
pub(super) fn may_open(word: &str) -> bool {
    // Most words before a colon are plainly longer than the first of any label.
    const LONGEST: usize = 12;
    word.len() <= LONGEST && WORDINGS.contains_key(&bare(word))
}

/// A name in small letters with its first word written out.
pub(super) fn written_out(key: &str) -> Option<String> {
    let (first, rest) = key.split_once(' ')?;
    let (_, whole) = SHORT.iter().find(|(short, _)| *short == first)?;
    Some(format!("{whole} {rest}"))
}

/// The name in small letters as the table has it, where only marks are wrong: of two words where a mend says the same, or
/// where what stands behind the colon is what the label asks for.
pub(super) fn respelled(key: &str, value: &str) -> Option<String> {
    let letters = bare(key);
    let list = WORDINGS.get(letters.split(' ').next()?)?;
    let (own, wording, label) = list.iter().find(|(own, _, _)| {
        letters
            .strip_prefix(own.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '/', ',', '(']))
    })?;
    let count = own.split(' ').count();
    let mut words = key.splitn(count + 1, ' ');
    let printed: Vec<&str> = words.by_ref().take(count).collect();
    let rest = words.next().unwrap_or_default();
    let printed = printed.join(" ");
    // A sign behind the last word is no part of it: «Thòi hạn/tiến độ».
    let (printed, sign) =
        printed.find(['/', '(']).and_then(|at| printed.split_at_checked(at)).unwrap_or((&printed, ""));
    let printed = printed.trim_end_matches(',');
    if printed == *wording {
        return None;
    }
    let sure = count >= UNMISTAKABLE || mend(printed).text == *wording || fits(*label, value);
    let gap = if rest.is_empty() { "" } else { " " };
    sure.then(|| format!("{wording}{sign}{gap}{rest}"))
}

/// Whether a line opens with a label that only its marks hide.
pub(super) fn is_misspelled(body: &str) -> bool {
    let Some((name, value)) = body.split_once(':') else { return false };
    let name = name.trim();
    if name.chars().count() > LONGEST || !name.split(' ').next().is_some_and(may_open) {
        return false;
    }
    respelled(&name.to_lowercase(), own_value(value)).is_some_and(|key| of_wording(&key, name).is_some())
}

/// Whether a value is what such a label asks for, and nothing else.
fn fits(label: Label, value: &str) -> bool {
    let value = value.trim().trim_end_matches(['.', ';', ' ']);
    match label {
        Label::Lead | Label::Coordinate | Label::Approve | Label::Monitor | Label::Submit => {
            names_bodies(value)
        }
        Label::Start | Label::Finish | Label::During => timing::is_whole(value),
        Label::Deliverable | Label::Budget | Label::Note | Label::Content | Label::Detail => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::Label;

    #[test]
    fn a_wrong_mark_hides_no_label() {
        let cases: &[(&str, Option<(Label, &str)>)] = &[
            ("Cơ quan chủ tri: Sở Y tế.", Some((Label::Lead, "Sở Y tế"))),
            ("Cơ quan phối họp: Sở Nội vụ.", Some((Label::Coordinate, "Sở Nội vụ"))),
            ("Đon vị thực hiện: Sở Nội vụ.", Some((Label::Lead, "Sở Nội vụ"))),
            ("Đơn vi phối hợp: các sở, ngành.", Some((Label::Coordinate, "các sở, ngành"))),
            ("Thòi gian thực hiện: Quý IV/2025.", Some((Label::During, "Quý IV/2025"))),
            ("Thơi gian thực hiện (dự kiến): Quý IV.", Some((Label::During, "Quý IV"))),
            ("Thòi hạn hoàn thành: theo Kế hoạch của Bộ.", Some((Label::Finish, "theo Kế hoạch của Bộ"))),
            ("Chủ tri: Sở Y tế.", Some((Label::Lead, "Sở Y tế"))),
            ("Thòi hạn: 30/11/2025.", Some((Label::Finish, "30/11/2025"))),
            ("Sản phâm: Kế hoạch.", Some((Label::Deliverable, "Kế hoạch"))),
            ("CQ chủ trì: Sở Y tế.", Some((Label::Lead, "Sở Y tế"))),
            ("CQ phối hợp: các sở, ngành.", Some((Label::Coordinate, "các sở, ngành"))),
            ("ĐV thực hiện: Sở Y tế", Some((Label::Lead, "Sở Y tế"))),
            // other words of the same letters, and what no such label asks for
            ("Thời hán: một triều đại", None),
            ("CQ nội chính: rà soát hồ sơ", None),
            ("Đơn vi phạm: 12 đơn", None),
            ("Sản phẩm lúa gạo: xuất khẩu", None),
        ];
        for (text, expected) in cases {
            let found = read(text);
            let first = found.as_ref().and_then(|f| f.first()).map(|(label, value)| (*label, value.as_str()));
            assert_eq!(first, *expected, "{text}");
        }
    }
}
