//! The year that a document plans, by its title.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// The next year, where a document of the last two months of a year names it as the one that it plans: «công tác năm
/// 2026», «6 tháng đầu năm 2026», not «đến năm 2026», not two years.
pub(super) fn read(title: &str, issued_on: Date) -> Option<i16> {
    if issued_on.month() < 11 {
        return None;
    }
    named(title).filter(|year| *year == issued_on.year() + 1)
}

/// The one year that a title names as that of the plan.
pub(super) fn named(title: &str) -> Option<i16> {
    const BEFORE: [&str; 6] = ["đến", "từ", "tháng", "trước", "sau", "nhìn"];
    let mut years = BTreeSet::new();
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    for (at, pair) in words.windows(2).enumerate() {
        let [word, year] = pair else { continue };
        let Some(year) = year.parse::<i16>().ok().filter(|_| word == "năm" && year.len() == 4) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
        // «tháng 12 năm 2025» is the day of another document, «năm 2026 - 2030» a period.
        let dated = at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|word| word == "tháng")
            && before.parse::<u8>().is_ok();
        let period = words.get(at + 2).is_some_and(|word| word.len() == 4 && word.parse::<i16>().is_ok());
        if !BEFORE.contains(&before) && !period && !dated {
            years.insert(year);
        }
    }
    let year = years.pop_first()?;
    years.is_empty().then_some(year)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_year_of_a_plan_for_the_next() {
        let december = date(2025, 12, 22);
        let table = [
            (december, "Cải cách hành chính năm 2026", Some(2026)),
            (december, "Công tác 6 tháng đầu năm 2026", Some(2026)),
            (december, "CHUYỂN ĐỔI SỐ NĂM 2026, TẦM NHÌN ĐẾN NĂM 2030", Some(2026)),
            (december, "Triển khai Nghị quyết ngày 22 tháng 12 năm 2024 năm 2026", Some(2026)),
            (december, "Kết quả năm 2025 và nhiệm vụ năm 2026", None),
            (december, "Phát triển kinh tế 5 năm 2026 - 2030", None),
            (december, "Chuyển đổi số đến năm 2026", None),
            (december, "Tổ chức Tết năm 2025", None),
            // The budget of the next year is drawn up in this one.
            (date(2025, 6, 2), "Xây dựng dự toán năm 2026", None),
        ];
        for (day, title, expected) in table {
            assert_eq!(read(title, day), expected, "{title}");
        }
    }
}
