//! Columns that are times themselves, under which a mark says when: «Quý I», «Quý II», «Quý III», «Quý IV» with an `x`.

use model::{Column, Role, TableCell, TableRow};

/// Whether a label is nothing but a quarter, a month, a year or a half of one.
pub(super) fn is_time(label: &str) -> bool {
    const LONGEST: usize = 32;
    const WORDS: [&str; 6] = ["quy", "thang", "nam", "giai", "dau", "cuoi"];
    let label = label.trim();
    let Some(first) = label.split([' ', '/']).next().filter(|_| label.len() <= LONGEST) else { return false };
    let figure = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X');
    // «Q1», «T12», «2026», «6 tháng đầu năm»
    let short = first.trim_start_matches(['Q', 'T']);
    // «2028-2030»
    let opens = (short.starts_with(figure) && short.chars().all(|c| figure(c) || matches!(c, '-' | '–')))
        || WORDS.contains(&normalize::bare(first).as_str());
    opens && label.contains(figure) && grammar::timing::is_whole(label)
}

/// Of each column, whether it is such a time: its lowest label is one, that of a neighbour as well, and nothing above it
/// names anything but a time. A column of money or of targets by year says how much, not when.
pub(super) fn among(labels: &[Vec<String>], above: impl Fn(&[String]) -> bool) -> Vec<bool> {
    let time = |levels: &Vec<String>| {
        levels.split_last().is_some_and(|(leaf, up)| is_time(leaf) && (up.is_empty() || above(up)))
    };
    let own: Vec<bool> = labels.iter().map(time).collect();
    let at = |i: Option<usize>| i.and_then(|i| own.get(i)).copied().unwrap_or(false);
    (0..own.len()).map(|i| at(Some(i)) && (at(i.checked_sub(1)) || at(Some(i + 1)))).collect()
}

/// What a row marks under the times of a header.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The times whose columns it marks, in the words of the header.
    pub(crate) times: Vec<String>,
    /// Those of all such columns.
    pub(crate) all: Vec<String>,
}

/// The times whose columns a row marks; `None` where it marks none, or where one of these columns says something else.
pub(crate) fn marked(columns: &[Column], row: &TableRow) -> Option<Marked> {
    let pairs = || columns.iter().zip(&row.cells);
    // Marks first: next to no row has any.
    let says = |column: &Column, cell: &TableCell| {
        if is_mark(&cell.text) { Some(name(&column.label)) } else { within_year(&column.label, &cell.text) }
    };
    if !pairs().any(|(column, cell)| matches!(column.role, Role::Other(_)) && says(column, cell).is_some()) {
        return None;
    }
    let labels: Vec<Vec<String>> = columns.iter().map(|c| c.label.clone()).collect();
    let times = among(&labels, |_| true);
    let mut found = Marked::default();
    for ((column, cell), _) in
        pairs().zip(times).filter(|((c, _), time)| *time && matches!(c.role, Role::Other(_)))
    {
        found.all.push(name(&column.label));
        if let Some(time) = says(column, cell) {
            found.times.push(time);
        } else if !cell.text.trim().is_empty() {
            return None;
        }
    }
    (!found.times.is_empty()).then_some(found)
}

/// What a cell says under a year: «Quý IV» under «2026» is «Quý IV năm 2026».
fn within_year(label: &[String], cell: &str) -> Option<String> {
    const LONGEST: usize = 24;
    let cell = cell.trim();
    let counted = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V');
    if cell.is_empty()
        || cell.len() > LONGEST
        || !cell.starts_with(['Q', 'T', 'q', 't'])
        || !cell.contains(counted)
    {
        return None;
    }
    let leaf = label.last()?.trim();
    let year =
        leaf.rsplit(' ').next().filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    (is_time(leaf) && !cell.contains(year) && grammar::timing::is_whole(cell))
        .then(|| format!("{cell} năm {year}"))
}

/// A sign that says «here» and nothing else.
fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "×" | "✓" | "✔" | "√" | "v" | "V" | "+" | "*" | "●" | "•")
}

/// «Quý I» under «Năm 2026» is «Quý I năm 2026»; under «Thời gian» it is itself.
fn name(label: &[String]) -> String {
    let Some((leaf, up)) = label.split_last() else { return String::new() };
    match up.iter().rev().find(|level| is_time(level)) {
        Some(year) => format!("{leaf} {}", year.to_lowercase()),
        None => leaf.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_times() {
        for (label, time) in [
            ("Quý I", true),
            ("Quý IV/2026", true),
            ("Tháng 12", true),
            ("Năm 2027", true),
            ("2028", true),
            ("2028-2030", true),
            ("6 tháng đầu năm", true),
            ("Thời gian", false),
            ("Hằng năm", false),
            ("Thường xuyên", false),
            ("Kế hoạch năm 2026", false),
            ("I", false),
            ("(5)", false),
        ] {
            assert_eq!(is_time(label), time, "{label}");
        }
    }

    #[test]
    fn times_within_a_year() {
        for (leaf, cell, said) in [
            ("2026", "Quý IV", Some("Quý IV năm 2026")),
            ("Năm 2026", "T12", Some("T12 năm 2026")),
            ("2026", "Tháng 10", Some("Tháng 10 năm 2026")),
            ("2026", "Tăng 10%", None),
            ("2026", "15", None),
            ("2026-2030", "Quý IV", None),
            ("Quý I", "Tháng 2", None),
            ("Mục tiêu 2026", "Quý IV", None),
        ] {
            let found = within_year(&["Tiến độ".to_owned(), leaf.to_owned()], cell);
            assert_eq!(found.as_deref(), said, "{leaf}: {cell}");
        }
    }

    #[test]
    fn what_a_row_marks() {
        let columns: Vec<Column> = [
            &["STT"][..],
            &["Nội dung"],
            &["Năm 2026", "Quý III"],
            &["Năm 2026", "Quý IV"],
            &["Năm 2027", "Quý I"],
        ]
        .iter()
        .map(|label| Column {
            label: label.iter().map(|l| (*l).to_owned()).collect(),
            role: Role::Other(String::new()),
            confidence: model::Confidence::CERTAIN,
        })
        .collect();
        for (cells, said) in [
            (["1", "Rà soát", "x", "", ""], Some("Quý III năm 2026")),
            (["1", "Rà soát", "", "X", "✓"], Some("Quý IV năm 2026, Quý I năm 2027")),
            (["1", "Rà soát", "", "", ""], None),
            (["1", "Rà soát", "x", "30/12", ""], None),
            (["1", "x", "", "", ""], None),
            (["1", "Rà soát", "Quý II", "", ""], None),
        ] {
            let cell = |text: &&str| TableCell { text: (*text).to_owned(), ..TableCell::default() };
            let row = TableRow { cells: cells.iter().map(cell).collect(), ..TableRow::default() };
            let found = marked(&columns, &row).map(|m| m.times.join(", "));
            assert_eq!(found.as_deref(), said, "{cells:?}");
        }
    }
}
