//! Task sentences put together from phrases.

use super::bodies::Setting;
use super::phrases::{AIMS, KINDS, OBJECTS, PRODUCTS, SCOPES, SUBJECTS, VERBS};
use crate::chance::Chance;

/// A citation, as plans print them.
pub(crate) fn citation(setting: &Setting, chance: &mut Chance) -> String {
    let year = setting.year - chance.between(0, 2) as u32;
    let (day, month) = (chance.between(1, 28), chance.between(1, 12));
    let n = chance.between(5, 1900);
    match chance.below(5) {
        0 => format!("Quyết định số {n}/QĐ-TTg ngày {day:02}/{month}/{year} của Thủ tướng Chính phủ"),
        1 => format!("Nghị quyết số {n}/NQ-CP ngày {day:02}/{month}/{year} của Chính phủ"),
        2 => format!("Nghị định số {n}/{year}/NĐ-CP ngày {day:02}/{month}/{year} của Chính phủ"),
        3 => format!("Kế hoạch số {n}/KH-UBND ngày {day:02}/{month}/{year} của UBND tỉnh"),
        _ => format!("Nghị quyết số {n}-NQ/TU ngày {day:02}/{month}/{year} của Ban Chấp hành Đảng bộ tỉnh"),
    }
}

/// One sentence without its stop.
fn clause(setting: &Setting, chance: &mut Chance) -> String {
    let mut out = chance.pick(VERBS).to_owned();
    out.push(' ');
    out.push_str(chance.pick(OBJECTS));
    if chance.percent(55) {
        out.push(' ');
        out.push_str(chance.pick(SUBJECTS));
    }
    if chance.percent(35) {
        out.push_str(&format!(" trên địa bàn {}", setting.place()));
    } else if chance.percent(30) {
        out.push(' ');
        out.push_str(chance.pick(SCOPES));
    }
    if chance.percent(20) {
        out.push_str(&format!(" giai đoạn {}-{}", setting.year, setting.year + 5));
    }
    if chance.percent(20) {
        out.push_str(&format!(" theo {}", citation(setting, chance)));
    }
    if chance.percent(40) {
        out.push_str(chance.pick(&[", ", "; ", ", "]));
        out.push_str(chance.pick(AIMS));
    }
    out
}

/// The text of a task: one sentence, sometimes two or three.
///
/// Of 391 tasks in five published tables, 28 have a stop inside their text (none in two of the tables, one task in
/// five in another); here it is one in five, so that the harder kind is not rare.
pub(crate) fn task(setting: &Setting, stop: bool, chance: &mut Chance) -> String {
    let mut out = clause(setting, chance);
    let more = match chance.below(10) {
        0..=7 => 0,
        8 => 1,
        _ => chance.between(1, 2),
    };
    for _ in 0..more {
        out.push_str(". ");
        out.push_str(&clause(setting, chance));
    }
    if stop || chance.percent(10) {
        out.push('.');
    }
    out
}

/// The title of a numbered row that has rows below it.
pub(crate) fn group(setting: &Setting, chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => format!("{} {}", chance.pick(VERBS), chance.pick(OBJECTS)),
        1 => format!("{} {}", chance.pick(KINDS), chance.pick(SUBJECTS)),
        _ => format!("{} trên địa bàn {}", chance.pick(KINDS), setting.place()),
    }
}

/// What a task gives.
pub(crate) fn product(chance: &mut Chance) -> String {
    let mut product = chance.pick(PRODUCTS).to_owned();
    if chance.percent(30) {
        product.push_str(&format!(" {}", chance.pick(&["được ban hành", "được phê duyệt", "hằng năm"])));
    }
    product
}
