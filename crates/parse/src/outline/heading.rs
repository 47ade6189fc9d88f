//! Headings told from numbered text: by length, stops, looks, and what follows.

use grammar::verb;
use model::{Alignment, OrdinalStyle};
use normalize::trimmed;

use super::units::Unit;
use crate::assignments::subject::purpose;
use crate::words::{final_stop, has_inner_sentence, is_longer, is_mostly_upper, opens_bare};

/// What stands below a numbered paragraph before the next number of its level or above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    /// Nothing, or labelled lines that belong to the paragraph itself.
    Nothing,
    /// A numbered child.
    Numbered,
    /// A bullet.
    Bullet,
    /// A table.
    Table,
    /// Running text.
    Text,
}

/// Whether a numbered paragraph is a heading, not text of its own. `assigns` says that it tells a body to do something:
/// it is asked only where that makes a difference.
pub(crate) fn is_heading(unit: &Unit, below: Below, assigns: impl Fn() -> bool) -> bool {
    if unit.oversized {
        return false;
    }
    if trimmed(&unit.body).is_empty() || unit.heading.is_some() || is_mostly_upper(&unit.body) {
        return true;
    }
    let stop = final_stop(&unit.body);
    let settled = match (stop, below) {
        // «2. Sở Y tế chủ trì, thực hiện các nhiệm vụ sau:» heads what follows, whoever it names.
        (Some(':'), _) => Some(below != Below::Nothing),
        (None, Below::Table) => Some(true),
        (Some(_) | None, _) => None,
    };
    let assigning = settled.unwrap_or(below == Below::Numbered && stop.is_none());
    let named = is_named(unit) && (below != Below::Nothing || unit.body.chars().count() < 120);
    let plain = named || settled.unwrap_or_else(|| looks_like_one(unit, below, stop));
    let over = matches!(below, Below::Bullet | Below::Text | Below::Numbered);
    if stop.is_none() && over && plain && purpose::named(&unit.body).is_some() {
        return true;
    }
    if assigning != plain && assigns() { assigning } else { plain }
}

/// Whether a numbered paragraph that tells nobody to do anything is a heading by its length, its stop and its words.
fn looks_like_one(unit: &Unit, below: Below, stop: Option<char>) -> bool {
    let letters = unit.body.chars().count();
    let mut weight = 0_i32;
    weight += if unit.bold { 2 } else { 0 };
    weight += match stop {
        None => 2,
        Some(';') => -3,
        Some(_) => -1,
    };
    weight += if has_inner_sentence(&unit.body) {
        -2
    } else if unit.body.contains("; ") {
        -1
    } else {
        0
    };
    weight += if letters < 100 {
        1
    } else if letters > 260 {
        -2
    } else {
        0
    };
    weight += if opens_as_topic(&unit.body) { 2 } else { 0 };
    weight += if stop.is_some() && verb::opens_task(&unit.body) { -1 } else { 0 };
    weight += i32::from(matches!(below, Below::Numbered | Below::Bullet));
    // «4. Thư viện và các đơn vị còn lại: Cung cấp minh chứng.» over what closes the plan says all that is to be done.
    let told = || unit.body.split_once(": ").is_some_and(|(_, rest)| verb::opens_task(rest));
    if below == Below::Text && stop == Some('.') && told() {
        return false;
    }
    if below != Below::Nothing {
        return weight >= 1;
    }
    // Nothing below: a heading only where its looks insist.
    unit.bold && stop.is_none() && letters < 160 && !verb::opens_task(&unit.body)
}

fn is_named(unit: &Unit) -> bool {
    unit.ordinal.as_ref().is_some_and(|o| {
        matches!(
            o.style,
            OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::Article
        )
    })
}

/// «Về …», «Công tác …», «Lĩnh vực …» name a topic.
fn opens_as_topic(text: &str) -> bool {
    ["ve ", "cong tac ", "linh vuc ", "nhom ", "doi voi ", "muc tieu", "noi dung", "nhiem vu "]
        .iter()
        .any(|o| opens_bare(text, o))
}

/// Whether a paragraph without number is a heading: short, without stop, in capitals, bold, centred or declared.
/// `0` is the weight of capitals, `1` of other looks.
pub(crate) fn unnumbered_weight(unit: &Unit, next: Option<&Unit>) -> Option<u32> {
    if unit.table || unit.ordinal.is_some() || unit.bullet.is_some() || next.is_none() {
        return None;
    }
    // «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH» above its «Căn cứ»: who decides.
    if next.is_some_and(|n| is_basis(&n.text)) {
        return None;
    }
    if is_longer(&unit.text, 200)
        || unit.text.starts_with('(')
        || unit.text.chars().filter(|&c| normalize::is_letter(c)).nth(3).is_none()
    {
        return None;
    }
    if let Some(level) = unit.heading {
        return Some(u32::from(level.saturating_sub(1)));
    }
    let stop = final_stop(&unit.text).filter(|c| *c != ':');
    if stop.is_some() {
        return None;
    }
    if is_mostly_upper(&unit.text)
        && !crate::assignments::labels::names_field(&unit.text)
        && unit.text.split_whitespace().nth(1).is_some()
    {
        return Some(0);
    }
    if crate::assignments::labels::names_field(&unit.text) {
        return None;
    }
    if is_month(&unit.text) && next.is_some_and(|n| !n.is_plain() && !n.body.is_empty()) {
        return Some(1);
    }
    let looks = (unit.bold && unit.alignment != Alignment::Right) || unit.alignment == Alignment::Center;
    (looks && !is_longer(&unit.text, 160) && final_stop(&unit.text).is_none_or(|_| unit.bold)).then_some(1)
}

/// «Tháng 7», «Quý III/2026», «Tháng 4 và tháng 5» alone on a line, as programmes of work head their items.
fn is_month(text: &str) -> bool {
    const LONGEST: usize = 40;
    let text = text.trim_end_matches([':', ' ']);
    if text.len() > LONGEST || !text.starts_with(['T', 'Q', 't', 'q']) {
        return false;
    }
    let unit = |word: &str| matches!(word, "tháng" | "quý" | "tuần");
    let mut words = text.split([' ', '/', '-', '+', ',']).filter(|word| !word.is_empty()).peekable();
    let opens = words.peek().is_some_and(|first| unit(&first.to_lowercase()));
    let mut counted = false;
    let known = |word: &str| {
        let number = word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'I' | b'V'));
        counted |= number;
        number || unit(&word.to_lowercase()) || matches!(word, "và" | "năm" | "–")
    };
    opens && words.all(known) && counted
}

/// A paragraph that says on what the document rests.
pub(crate) fn is_basis(text: &str) -> bool {
    let stops = final_stop(text).is_some_and(|c| c == ';' || c == '.' || c == ',');
    stops && ["Căn cứ ", "Xét ", "Theo đề nghị "].iter().any(|o| text.starts_with(o))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_head_their_items() {
        let item =
            Unit {
                text: "- Họp".into(), body: "Họp".into(), bullet: Some("-".into()), ..Unit::default()
            };
        let plain = Unit { text: "Họp".into(), body: "Họp".into(), ..Unit::default() };
        for (text, next, heads) in [
            ("Tháng 7", &item, true),
            ("Tháng 4 và tháng 5:", &item, true),
            ("Quý III/2026", &item, true),
            ("Tháng 02 năm 2026", &item, true),
            // What fell out of a table.
            ("Quý III/2026", &plain, false),
            ("Tháng Thanh niên", &item, false),
            ("Tháng 7 tổ chức họp", &item, false),
            ("Tháng", &item, false),
        ] {
            let unit = Unit { text: text.into(), body: text.into(), ..Unit::default() };
            assert_eq!(unnumbered_weight(&unit, Some(next)).is_some(), heads, "{text}");
        }
    }

    #[test]
    fn headings_and_text() {
        let below = Below::Bullet;
        let cases = [
            ("Về đề nghị bổ sung Cảng hàng không vào Quy hoạch.", below, false, true),
            ("Về huy động các nguồn lực phát triển hạ tầng giao thông, đô thị", below, false, true),
            ("Sở Y tế chủ trì rà soát. Định kỳ báo cáo.", below, true, false),
            ("Thực hiện các nhiệm vụ sau:", below, false, true),
            ("Rà soát quy hoạch; xây dựng kế hoạch; tổ chức thực hiện.", Below::Nothing, false, false),
            ("TỔ CHỨC THỰC HIỆN", Below::Nothing, false, true),
            ("Ban Chỉ đạo thực hiện quy chế dân chủ", below, true, true),
            ("Ban Chỉ đạo thực hiện quy chế dân chủ.", below, true, false),
            ("Các đơn vị còn lại: Cung cấp minh chứng theo yêu cầu.", Below::Text, false, false),
            ("Đầu tư hạ tầng, lấy hiệu quả làm cơ sở. Ưu tiên các dự án.", Below::Text, false, false),
        ];
        for (text, below, assigns, expected) in cases {
            let unit = Unit { text: text.into(), body: text.into(), ..Unit::default() };
            assert_eq!(is_heading(&unit, below, || assigns), expected, "{text}");
        }
    }
}
