//! What a row says is to be done: the cell of the main column, or, where that is blank, the one beside it that its header
//! calls so too. «Nhiệm vụ» is then the title of a group, and «Nội dung chi tiết» what is done in it.

use model::{Role, Table, TableCell, TableRow};
use normalize::trimmed;

use crate::tables;

/// The cell that says what is to be done; blank where none does.
pub(super) fn cell<'t>(table: &Table, row: &'t TableRow) -> Option<&'t TableCell> {
    let own = table.cell_of(row, &Role::Content)?;
    if !trimmed(&own.text).is_empty() {
        return Some(own);
    }
    Some(detail(table, row).unwrap_or(own))
}

/// Whether a row is said by the column of its details.
pub(super) fn is_detail(table: &Table, row: &TableRow) -> bool {
    let own = table.cell_of(row, &Role::Content);
    own.is_some_and(|own| trimmed(&own.text).is_empty()) && detail(table, row).is_some()
}

/// The cell of a further column of contents, where it holds words.
fn detail<'t>(table: &Table, row: &'t TableRow) -> Option<&'t TableCell> {
    let cells = || table.columns.iter().zip(&row.cells).filter(|(_, cell)| !trimmed(&cell.text).is_empty());
    let names = |column: &model::Column| {
        let label = column.label.join(" ");
        matches!(column.role, Role::Other(_)) && tables::names_content(&label)
    };
    let (_, found) =
        cells().find(|(column, cell)| cell.text.contains(char::is_alphabetic) && names(column))?;
    Some(found)
}

#[cfg(test)]
mod tests {
    use model::Block;

    #[test]
    fn details_below_the_title_of_a_group() {
        let rows = [
            "TT | Nhiệm vụ | Nội dung chi tiết | Đơn vị chủ trì | Thời hạn",
            "1 | Rà soát văn bản |  | Các sở, ngành | ",
            "1a |  | Rà soát quyết định | Sở Tài chính | 30/7/2026",
            "1b |  | Rà soát nghị quyết | Sở Y tế | 30/8/2026",
            "2 | Số hóa hồ sơ | Hồ sơ đất đai | Sở Nông nghiệp và Môi trường | 30/9/2026",
        ];
        let blocks = vec![Block::Fragment(crate::samples::fragment(&rows))];
        let parsed = crate::parse(blocks, &crate::ParseSettings::default()).value;
        let seen: Vec<(String, &str)> =
            parsed.tasks.iter().map(|task| (task.path.join("/"), task.text.as_str())).collect();
        let expected =
            [("1/1a", "Rà soát quyết định"), ("1/1b", "Rà soát nghị quyết"), ("2", "Số hóa hồ sơ")];
        assert_eq!(seen, expected.map(|(path, text)| (path.to_owned(), text)));
    }
}
