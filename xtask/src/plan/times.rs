//! What stands in the columns of time.

use model::Role;

use crate::chance::Chance;

const STANDING: &[&str] =
    &["Thường xuyên", "Hằng năm", "Hàng năm", "Định kỳ, đột xuất", "Hằng quý", "Thường xuyên, hằng năm"];

/// A time for a column of a role.
pub(crate) fn invent(role: &Role, year: u32, chance: &mut Chance) -> String {
    if chance.percent(if *role == Role::Finish { 35 } else { 45 }) {
        return chance.pick(STANDING).to_owned();
    }
    let later = year + chance.between(0, 3) as u32;
    let quarter = chance.pick(&["I", "II", "III", "IV"]);
    let month = chance.between(1, 12);
    match chance.below(if *role == Role::Start { 4 } else { 12 }) {
        0 => format!("Năm {later}"),
        1 => format!("Quý {quarter}/{later}"),
        2 => format!("Tháng {month}/{later}"),
        3 => format!("Quý {quarter} năm {later}"),
        4 => format!("Tháng {month} hằng năm"),
        5 => format!("Trước ngày {}/{month}/{later}", chance.between(10, 28)),
        6 => format!("{}/{month:02}/{later}", chance.between(10, 28)),
        7 => format!("Giai đoạn {later}-{}", later + chance.between(2, 5) as u32),
        8 => "Theo kế hoạch của tỉnh".to_owned(),
        9 => format!("Trong năm {later}"),
        10 => format!("{later}-{}", later + chance.between(1, 4) as u32),
        _ => format!("Hoàn thành trước ngày {}/12/{later}", chance.between(10, 28)),
    }
}
