//! Lines that are the title of what follows: of a table, or of a heading that has only its number.

use super::units::Unit;
use crate::words::{bare, final_stop, is_mostly_upper, opens_bare};

/// Whether a unit may be the second line of a heading: «PHẦN I» on one line, its title on the next.
pub(super) fn is_title(unit: &Unit) -> bool {
    !unit.table
        && unit.ordinal.is_none()
        && unit.bullet.is_none()
        && final_stop(&unit.text).is_none()
        && unit.text.chars().count() < 300
}

/// A short line right above a table that names it.
pub(super) fn is_caption(units: &[Unit], index: usize) -> bool {
    let ahead = units.iter().skip(index).take(4).position(|u| u.table);
    let Some(run) = ahead.and_then(|n| units.get(index..index + n)).filter(|run| !run.is_empty()) else {
        return false;
    };
    run.iter().all(|unit| {
        let named = ["bieu", "bang ", "danh muc", "phu luc", "don vi tinh", "(don vi", "dvt", "mau so"]
            .iter()
            .any(|n| opens_bare(&unit.text, n));
        let looks = unit.bold
            || unit.alignment != model::Alignment::Unknown && unit.alignment != model::Alignment::Left;
        let plain = unit.ordinal.is_none() && unit.bullet.is_none() && unit.text.chars().count() <= 240;
        let about = is_about(&unit.text);
        plain && !is_sentence(&unit.text, named) && (named || looks || about || is_mostly_upper(&unit.text))
    })
}

/// Whether a stop ends a line. «Bảng 3. Nguyên liệu, vật liệu...»: the dots of a list that goes on are none.
fn is_sentence(text: &str, named: bool) -> bool {
    let goes_on = named && (text.ends_with("...") || text.ends_with('…'));
    !goes_on && final_stop(text).is_some()
}

/// «Lĩnh vực: Đất đai», «Đơn vị: Phòng Nội vụ»: what the table below is about.
fn is_about(text: &str) -> bool {
    const LONGEST: usize = 120;
    let label = text.split_once(':').filter(|(_, value)| !value.trim().is_empty()).map(|(label, _)| label);
    let names = ["linh vuc", "don vi", "ten don vi", "co quan", "nganh", "phong", "hang muc", "chuyen de"];
    text.chars().count() <= LONGEST && label.is_some_and(|label| names.contains(&bare(label.trim()).as_str()))
}

#[cfg(test)]
mod tests {
    use super::{is_about, is_sentence};

    #[test]
    fn dots_of_a_list_end_no_sentence() {
        assert!(!is_sentence("Bảng 3. Nguyên liệu, vật liệu...", true));
        assert!(is_sentence("Rà soát nguyên liệu, vật liệu...", false));
        assert!(is_sentence("Bảng 3 nêu nguyên liệu.", true));
    }

    #[test]
    fn a_label_says_what_a_table_is_about() {
        for text in ["Lĩnh vực: Đất đai", "Đơn vị: Phòng Nội vụ", "CƠ QUAN: Sở Y tế"] {
            assert!(is_about(text), "{text}");
        }
        for text in ["Đơn vị chủ trì: Sở Y tế", "Lĩnh vực:", "Sở Y tế: rà soát mạng lưới", "Phòng Nội vụ"]
        {
            assert!(!is_about(text), "{text}");
        }
    }
}
