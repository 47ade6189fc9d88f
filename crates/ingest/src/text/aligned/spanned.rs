//! A label over several columns: «Thời gian» above «Bắt đầu» and «Hoàn thành» writes into the gutter between them, so that the
//! columns are those of the rows below the head.

use std::ops::Range;

use model::{GridRow, Region};

use super::columns::{column_of, shown_columns, write};
use super::fields::Field;
use super::opens_row;
use crate::text::line::Line;

/// Columns, the two rows of the head, and how many lines they take.
type Found = (Vec<Range<usize>>, Vec<GridRow>, usize);

/// The head of an indexed table one of whose labels stands over several others.
pub(super) fn head(own: &[(&Line<'_>, Vec<Field<'_>>)]) -> Option<Found> {
    let end = own.iter().position(|(line, _)| opens_row(line)).filter(|end| *end > 1)?;
    let (head, body) = own.split_at_checked(end)?;
    let columns = shown_columns(body, 2)?;
    // The columns that a field stands over: those that it reaches into, or the nearest.
    let over = |at: &Range<usize>| {
        let reached = |c: &Range<usize>| c.start < at.end && at.start < c.end;
        let first = columns.iter().position(reached).unwrap_or_else(|| column_of(&columns, at.start));
        let more = columns.iter().skip(first + 1).take_while(|c| reached(c)).count();
        first..first + 1 + more
    };
    let fields = head.iter().enumerate().flat_map(|(at, (line, fields))| {
        fields.iter().map(move |(place, text)| (at, line.number, place, *text))
    });
    let placed: Vec<(usize, u32, Range<usize>, &str)> =
        fields.map(|(at, number, place, text)| (at, number, over(place), text)).collect();
    // A label is over others where two of them stand below it, each over a column of its own.
    let below = |at: usize, span: &Range<usize>| {
        let inside =
            placed.iter().filter(|(line, _, c, _)| *line > at && c.len() == 1 && span.contains(&c.start));
        let starts: Vec<usize> = inside.map(|(_, _, c, _)| c.start).collect();
        span.clone().all(|column| starts.contains(&column))
    };
    let spans: Vec<(usize, Range<usize>)> = placed
        .iter()
        .filter(|(at, _, c, _)| c.len() > 1 && below(*at, c))
        .map(|(at, _, c, _)| (*at, c.clone()))
        .collect();
    if spans.is_empty() {
        return None;
    }
    let (mut upper, mut lower) = (GridRow::default(), GridRow::default());
    for (at, number, columns, text) in &placed {
        let under = spans.iter().any(|(line, span)| line < at && span.contains(&columns.start));
        let is_span = spans.iter().any(|(_, span)| span == columns);
        // What reaches into a neighbour without standing over labels is of the column in which it begins.
        let width = if is_span && !under { columns.len() } else { 1 };
        write(if under { &mut lower } else { &mut upper }, columns.start, width, text, *number);
    }
    let region = |from: usize| {
        let number = |at: usize| own.get(at).map_or(0, |(line, _)| line.number);
        Region::on_lines(number(from), number(end - 1))
    };
    upper.region = region(0);
    lower.region = region(spans.iter().map(|(at, _)| at + 1).min().unwrap_or(0));
    Some((columns, vec![upper, lower], end))
}

#[cfg(test)]
mod tests {
    use model::Fragment;

    use crate::text::aligned::{Sought, table};
    use crate::text::line;

    type Cells<'t> = Vec<(u32, u32, &'t str)>;

    #[test]
    fn a_label_over_two_columns() {
        let rows = "1    Rà soát quy trình   Sở Nội vụ      9/2025     12/2025\n     \
                         nội bộ\n\
                    2    Đo lường            Sở Tài chính   Quý I      Quý II\n";
        let over: Cells<'_> =
            vec![(0, 1, "TT"), (1, 1, "Nội dung"), (2, 1, "Chủ trì"), (3, 2, "Thời gian thực hiện")];
        let under: Cells<'_> = vec![(3, 1, "Bắt đầu"), (4, 1, "Kết thúc")];
        // A label that reaches into its neighbour, with nothing below, spans nothing.
        for (head, expected) in [
            (
                "TT   Nội dung            Chủ trì         Thời gian thực hiện\n                                        Bắt đầu   Kết thúc\n",
                Some((2, over, under)),
            ),
            ("TT   Nội dung            Chủ trì         Thời gian thực hiện\n", None),
        ] {
            let text = format!("{head}{rows}");
            let found = table(&line::split(&text), 0, &mut Sought::default()).map(|(_, table)| table);
            let cells = |table: &Fragment, at: usize| -> Vec<(u32, u32, String)> {
                let cells = table.rows.get(at).into_iter().flat_map(|row| &row.cells);
                cells.map(|c| (c.column, c.column_span, c.text.clone())).collect()
            };
            let seen = found.map(|table| (table.declared_header, cells(&table, 0), cells(&table, 1)));
            let owned = |cells: Cells<'_>| {
                cells.into_iter().map(|(at, span, text)| (at, span, text.to_owned())).collect()
            };
            let expected = expected.map(|(declared, upper, lower)| (declared, owned(upper), owned(lower)));
            assert_eq!(seen, expected, "{text}");
        }
    }
}
