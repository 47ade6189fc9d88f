//! Roles that stand behind the body: «Văn phòng chủ trì; các phòng phối hợp».

use std::sync::LazyLock;

use aho_corasick::packed;
use grammar::timing;

use super::{Label, clean, names_bodies, split, together, unmarked};
use crate::assignments::person;

/// «Sở A chủ trì, xong trước 15/10»: each role a part of its own.
pub(super) fn parted(inner: &str) -> String {
    inner
        .replace("chủ trì,", "chủ trì;")
        .replace("thực hiện,", "thực hiện;")
        .replace("thực hiện trong ", "thực hiện; trong ")
        .replace("phối hợp,", "phối hợp;")
}

/// What a value tells a role by that is asked for here. Most cells name bodies and nothing else. None where the machine
/// cannot search so.
static ROLES: LazyLock<Option<packed::Searcher>> =
    LazyLock::new(|| packed::Searcher::new(["(chủ trì)", " chỉ đạo", "hối hợp"]));

/// Who leads and who takes part where the value of one label tells both: «Cục A chủ trì; Vụ B, Vụ C phối hợp», «Sở A
/// chủ trì, phối hợp với Sở B».
pub(crate) fn roles_told(value: &str) -> Option<Vec<(Label, String)>> {
    if ROLES.as_ref().is_some_and(|roles| roles.find(value).is_none()) {
        return None;
    }
    let small = together::in_small_letters(value);
    let value = small.as_deref().unwrap_or(value);
    if let Some(told) = value.split_once("(chủ trì)").and_then(|(lead, rest)| together::marked(lead, rest))
    {
        return Some(told);
    }
    if let Some(told) = directed(value) {
        return Some(told);
    }
    if !value.contains("phối hợp") {
        return None;
    }
    let lines = value.replace('\n', "; ");
    if !value.contains("chủ trì") {
        return together::read(&lines);
    }
    let roles = |told: &Vec<(Label, String)>| {
        told.iter().all(|(label, _)| matches!(label, Label::Lead | Label::Coordinate))
    };
    roles_behind(&lines.replace("chủ trì,", "chủ trì;")).filter(roles).or_else(|| together::read(&lines))
}

/// Who leads and who directs it: «Đ/c Nguyễn Văn Hùng - Phó Chủ tịch UBND xã chỉ đạo; Hội Nông dân xã thực hiện». Each part is
/// somebody and a role, and somebody leads.
pub(super) fn directed(value: &str) -> Option<Vec<(Label, String)>> {
    const DIRECTS: [&str; 6] = [
        " trực tiếp chỉ đạo",
        " phụ trách chỉ đạo",
        " chỉ đạo thực hiện",
        " chỉ đạo chung",
        " chỉ đạo",
        " theo dõi, chỉ đạo",
    ];
    if !value.contains(" chỉ đạo") {
        return None;
    }
    let mut out = Vec::new();
    for part in value.trim_end_matches(['.', ';', ' ']).split(';').map(str::trim) {
        match DIRECTS.iter().find_map(|words| part.strip_suffix(words)) {
            Some(who) if names_bodies(who) || person::names_one(who) => {
                out.push((Label::Monitor, clean(who)));
            }
            Some(_) => return None,
            None => out.extend(roles_behind(part)?),
        }
    }
    let has = |role: Label| out.iter().any(|(label, _)| *label == role);
    (has(Label::Lead) && has(Label::Monitor)).then_some(out)
}

/// The times among such parts, which no label names: «Văn phòng chủ trì; Quý II/2026».
pub(super) fn times_beside(inner: &str) -> Vec<(Label, String)> {
    let parts = inner.split(';').map(|part| part.trim().trim_end_matches('.'));
    let last = |part: &str| part.rsplit_once(", ").map(|(_, time)| time.to_owned());
    let timed = parts.filter(|part| split(part).is_none()).filter_map(|part| {
        let whole = timing::is_whole(part).then(|| part.to_owned());
        whole.or_else(|| last(part).filter(|time| timing::is_whole(time)))
    });
    let label = |time: &str| if unmarked::says_when(time) { Label::Finish } else { Label::During };
    // «phát sóng từ quý IV/2025» says what is done then.
    let bare = |time: &String| {
        const OPENINGS: [&str; 8] =
            ["quý ", "tháng ", "ngày ", "năm ", "từ ", "trong ", "thường xuyên", "hằng "];
        let small: String = time.chars().take(12).map(normalize::small).collect();
        unmarked::says_when(time) || OPENINGS.iter().any(|opening| small.starts_with(opening))
    };
    timed.filter(bare).map(|time| (label(&time), time)).collect()
}

/// A part without the time that it ends with, or is, and that no label names: the sentence is asked for that anyway.
fn without_time(part: &str) -> &str {
    match part.rsplit_once(", ") {
        _ if split(part).is_some() => part,
        _ if timing::is_whole(part) => "",
        Some((before, time)) if timing::is_whole(time) => before,
        _ => part,
    }
}

/// Parts in which the role stands behind the body, with labels among them: «Văn phòng chủ trì; thời hạn: Quý I».
pub(super) fn roles_behind(inner: &str) -> Option<Vec<(Label, String)>> {
    const ROLES: [(&str, Label); 4] = [
        (" chủ trì thực hiện", Label::Lead),
        (" chủ trì", Label::Lead),
        (" phối hợp thực hiện", Label::Coordinate),
        (" phối hợp", Label::Coordinate),
    ];
    const DOES: [&str; 9] = [
        // A committee of the party does so.
        " lãnh đạo, chỉ đạo thực hiện",
        " lãnh đạo, chỉ đạo",
        " tham mưu thực hiện",
        " tham mưu, thực hiện",
        " thực hiện",
        " tham mưu",
        " phụ trách",
        " làm đầu mối",
        " là đầu mối",
    ];
    let mut out = Vec::new();
    let parts = inner.split(';').map(|p| without_time(p.trim().trim_end_matches('.')));
    for part in parts.filter(|p| !p.is_empty()) {
        let role = ROLES.iter().find_map(|(words, label)| Some((*label, part.strip_suffix(words)?)));
        let with = || {
            let names = part.strip_prefix("phối hợp ")?;
            let names = names.strip_suffix(" thực hiện").unwrap_or(names);
            match names.strip_prefix("với ") {
                Some(names) => Some((Label::Coordinate, names)),
                None => names_bodies(names).then_some((Label::Coordinate, names)),
            }
        };
        // «(công đoàn cơ sở thực hiện)», «(Ban Xây dựng Đảng tham mưu)», but not «(đang thực hiện)»
        let does = || {
            let doer = DOES.iter().find_map(|words| part.strip_suffix(words))?;
            names_bodies(doer).then_some((Label::Lead, doer))
        };
        match role.or_else(with).or_else(does).or_else(|| split(part)) {
            Some((label, value)) => out.push((label, clean(value))),
            None => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_directs() {
        let told = |value: &str| {
            let parts = roles_told(value).unwrap_or_default();
            parts.iter().map(|(label, who)| format!("{label:?} {who}")).collect::<Vec<_>>()
        };
        for (value, expected) in [
            (
                "Đ/c Nguyễn Văn Hùng - Phó Chủ tịch UBND xã chỉ đạo; Hội Nông dân xã thực hiện.",
                &["Monitor Đ/c Nguyễn Văn Hùng - Phó Chủ tịch UBND xã", "Lead Hội Nông dân xã"][..],
            ),
            (
                "Phó Chủ tịch UBND xã chỉ đạo chung; Phòng Kinh tế chủ trì; Hội Nông dân xã phối hợp",
                &["Monitor Phó Chủ tịch UBND xã", "Lead Phòng Kinh tế", "Coordinate Hội Nông dân xã"],
            ),
            ("Phòng Kinh tế chỉ đạo các thôn; Hội Nông dân xã thực hiện.", &[]),
            ("Đ/c Nguyễn Văn Hùng chỉ đạo viết bài; đ/c Lê Thị Mai chụp ảnh.", &[]),
            ("Tăng cường chỉ đạo; Hội Nông dân xã thực hiện.", &[]),
        ] {
            assert_eq!(told(value), expected, "{value}");
        }
    }
}
