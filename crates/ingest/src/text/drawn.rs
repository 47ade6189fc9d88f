//! Tables drawn with signs: grids (`+---+---+`, or the box signs of a terminal) and columns under rules of dashes, as
//! converters write them that know no other table.
//!
//! Places are counted in characters. Lines of a cell are joined by a blank: whether a converter broke a word at the edge
//! of a narrow column cannot be seen.

use std::ops::Range;

use model::{Cell, Fragment, FragmentOrigin, GridRow, Region};

use super::emphasis;
use super::line::Line;

/// Fewest dashes of a rule.
const SHORTEST: usize = 3;

/// Most lines of a header above its rule.
const HEADER: usize = 12;

/// The table at the head of `lines`, and how many lines it takes; one that holds nothing takes its lines all the same.
pub(crate) fn table(lines: &[Line<'_>]) -> Option<(usize, Option<Fragment>)> {
    let first = lines.first()?;
    if let Some(corners) = corners(first.text) {
        // Rule upon rule is an ornament, however long it goes on.
        let ruled = lines.get(1).is_some_and(|line| self::corners(line.text).is_some());
        return if corners.len() < 3 || ruled { None } else { grid(lines) };
    }
    let below = lines.get(1).is_some_and(|line| columns(line.text).len() > 2);
    if dashes(first.text).is_some() || below { under_rules(lines) } else { None }
}

/// Whether a line begins as rules do, by its first byte: nearly none does.
fn may_be_rule(text: &str) -> bool {
    // A sign of a box begins with the third.
    matches!(text.trim_start().bytes().next(), Some(b'-' | b'+' | 0xE2))
}

/// A sign of a frame as a grid has it.
fn stroke(c: char) -> char {
    match c {
        '│' | '┃' | '║' => '|',
        '─' | '━' => '-',
        '═' => '=',
        '┌' | '┬' | '┐' | '├' | '┼' | '┤' | '└' | '┴' | '┘' | '╔' | '╦' | '╗' | '╠' | '╬' | '╣' | '╚'
        | '╩' | '╝' | '╒' | '╤' | '╕' | '╞' | '╪' | '╡' | '╘' | '╧' | '╛' | '┏' | '┳' | '┓' | '┡' | '╇'
        | '┩' | '┗' | '┻' | '┛' | '┣' | '╋' | '┫' => '+',
        c => c,
    }
}

/// The places of the corners in a line that is a rule of a grid from end to end.
fn corners(text: &str) -> Option<Vec<usize>> {
    if !may_be_rule(text) {
        return None;
    }
    let opens = text.trim_start().chars().next().map(stroke) == Some('+');
    if !opens || !text.trim().chars().all(|c| matches!(stroke(c), '+' | '-' | '=' | ':')) {
        return None;
    }
    let places = text.chars().enumerate().filter(|&(_, c)| stroke(c) == '+').map(|(at, _)| at);
    let places: Vec<usize> = places.collect();
    let wide = places.windows(2).any(|pair| matches!(pair, [a, b] if b - a > SHORTEST));
    (places.len() > 1 && wide).then_some(places)
}

fn grid(lines: &[Line<'_>]) -> Option<(usize, Option<Fragment>)> {
    let framed = |line: &&Line<'_>| {
        line.text.trim_start().chars().next().is_some_and(|c| matches!(stroke(c), '+' | '|'))
    };
    let own: Vec<&Line<'_>> = lines.iter().take_while(framed).collect();
    let mut edges: Vec<usize> = own.iter().filter_map(|line| corners(line.text)).flatten().collect();
    edges.sort_unstable();
    edges.dedup();
    let mut open = Open { columns: vec![None; edges.len()], fresh: true, ..Open::default() };
    let mut declared_header = 0;
    for line in &own {
        if corners(line.text).is_some() {
            open.columns.fill(None);
            open.fresh = true;
            if declared_header == 0 && line.text.chars().any(|c| stroke(c) == '=') {
                declared_header = open.rows.len() as u32;
            }
            continue;
        }
        let signs: Vec<char> = line.text.chars().collect();
        let walls: Vec<usize> = (0..edges.len())
            .filter(|&k| {
                let at = edges.get(k).and_then(|&at| signs.get(at));
                at.is_some_and(|&c| matches!(stroke(c), '|' | '+'))
            })
            .collect();
        for pair in walls.windows(2) {
            let [from, to] = *pair else { continue };
            let (Some(&left), Some(&right)) = (edges.get(from), edges.get(to)) else { continue };
            let inner = signs.get(left + 1..right).unwrap_or_default();
            if !inner.is_empty() && inner.iter().all(|&c| matches!(stroke(c), '-' | '=' | '+')) {
                open.close(from..to);
            } else {
                open.add(from..to, inner.iter().collect::<String>().trim(), line.number);
            }
        }
    }
    // A second rule of the header's kind closes the table, and heads nothing.
    let declared_header = if declared_header as usize == open.rows.len() { 0 } else { declared_header };
    finish(open.rows, edges.len().saturating_sub(1), &own, declared_header)
}

/// The cells of a grid that lines may still be added to.
#[derive(Default)]
struct Open {
    rows: Vec<GridRow>,
    /// Row and cell that began at each column.
    columns: Vec<Option<(usize, usize)>>,
    /// Whether a rule stood above: what comes opens a row.
    fresh: bool,
}

impl Open {
    /// A rule below the cells of some columns.
    fn close(&mut self, columns: Range<usize>) {
        self.columns.get_mut(columns).into_iter().flatten().for_each(|slot| *slot = None);
        self.fresh = true;
    }

    fn add(&mut self, columns: Range<usize>, text: &str, line: u32) {
        if std::mem::take(&mut self.fresh) {
            for (row, cell) in self.columns.iter().copied().flatten() {
                if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(cell)) {
                    cell.row_span += 1;
                }
            }
            self.rows.push(GridRow { region: Region::on_lines(line, line), ..GridRow::default() });
        }
        let Some(slot) = self.columns.get_mut(columns.start) else { return };
        let here = self.rows.len() - 1;
        let (row, cell) = slot.unwrap_or((here, usize::MAX));
        let Some(row) = self.rows.get_mut(row) else { return };
        row.region.lines = row.region.lines.map(|[first, _]| [first, line]);
        if let Some(cell) = row.cells.get_mut(cell) {
            append(cell, text, line);
            return;
        }
        *slot = Some((here, row.cells.len()));
        row.cells.push(Cell {
            column_span: columns.len() as u32,
            region: Region::on_lines(line, line),
            ..Cell::new(columns.start as u32, text.to_owned())
        });
    }
}

/// Where a line that is one rule of dashes begins and ends.
fn dashes(text: &str) -> Option<Range<usize>> {
    match columns(text).as_slice() {
        [one] if one.len() > SHORTEST => Some(one.clone()),
        _ => None,
    }
}

/// The runs of dashes of a line that holds nothing else.
fn columns(text: &str) -> Vec<Range<usize>> {
    if !may_be_rule(text) {
        return Vec::new();
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            '-' => match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            },
            ' ' => {}
            _ => return Vec::new(),
        }
    }
    if runs.iter().all(|run| run.len() >= 2) { runs } else { Vec::new() }
}

/// A header above a rule of several dashes; rows below, parted by blank lines where a whole rule stands above the
/// header, else each on its line.
fn under_rules(lines: &[Line<'_>]) -> Option<(usize, Option<Fragment>)> {
    let frame = lines.first().and_then(|line| dashes(line.text));
    let head = usize::from(frame.is_some());
    let shown = |line: &Line<'_>| columns(line.text).len() > 1;
    let rule = head + lines.get(head..)?.iter().take(HEADER).position(shown)?;
    let own = columns(lines.get(rule)?.text);
    let whole = own.first()?.start..own.last()?.end;
    let blank = lines.get(head..rule)?.iter().any(Line::is_blank);
    if rule == head || blank || frame.as_ref().is_some_and(|frame| *frame != whole) {
        return None;
    }
    let body = lines.get(rule + 1..)?;
    let end = match &frame {
        Some(frame) => body.iter().position(|line| dashes(line.text).as_ref() == Some(frame))?,
        None => body
            .iter()
            .position(|line| line.is_blank() || !columns(line.text).is_empty())
            .unwrap_or(body.len()),
    };
    let mut rows: Vec<GridRow> = Vec::new();
    let mut fresh = true;
    for line in lines.get(head..rule)? {
        add(&mut rows, &own, line, std::mem::take(&mut fresh));
    }
    fresh = true;
    for line in body.get(..end)? {
        if line.is_blank() {
            fresh = true;
        } else {
            add(&mut rows, &own, line, std::mem::replace(&mut fresh, frame.is_none()));
        }
    }
    let closed = frame.is_some() || body.get(end).is_some_and(|line| !line.is_blank());
    let taken = rule + 1 + end + usize::from(closed && end < body.len());
    let taken_lines: Vec<&Line<'_>> = lines.iter().take(taken).collect();
    finish(rows, own.len(), &taken_lines, 1)
}

fn add(rows: &mut Vec<GridRow>, columns: &[Range<usize>], line: &Line<'_>, fresh: bool) {
    if fresh || rows.is_empty() {
        rows.push(GridRow { region: Region::on_lines(line.number, line.number), ..GridRow::default() });
    }
    let Some(row) = rows.last_mut() else { return };
    row.region.lines = row.region.lines.map(|[first, _]| [first, line.number]);
    let signs: Vec<char> = line.text.chars().collect();
    for (at, column) in columns.iter().enumerate() {
        let from = if at == 0 { 0 } else { column.start };
        let to = columns.get(at + 1).map_or(signs.len(), |next| next.start).min(signs.len());
        let text: String = signs.get(from..to).unwrap_or_default().iter().collect();
        match row.cells.iter_mut().find(|cell| cell.column == at as u32) {
            Some(cell) => append(cell, text.trim(), line.number),
            None => row.cells.push(Cell {
                region: Region::on_lines(line.number, line.number),
                ..Cell::new(at as u32, text.trim().to_owned())
            }),
        }
    }
}

/// A further line of a cell; an item of a list begins a line of its own.
fn append(cell: &mut Cell, text: &str, line: u32) {
    if text.is_empty() {
        return;
    }
    if !cell.text.is_empty() {
        cell.text.push(if text.starts_with(['-', '+', '•']) { '\n' } else { ' ' });
    }
    cell.text.push_str(text);
    cell.region.lines = cell.region.lines.map(|[first, _]| [first, line]);
}

fn finish(
    mut rows: Vec<GridRow>,
    width: usize,
    own: &[&Line<'_>],
    declared_header: u32,
) -> Option<(usize, Option<Fragment>)> {
    for row in &mut rows {
        for cell in &mut row.cells {
            cell.text = crate::clean_lines(&emphasis::bare_spans(&cell.text));
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
    // A row without text that a cell reaches into counts among the rows of that cell.
    let reaching = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.row_span > 1);
    rows.retain(|row| reaching || !row.is_blank());
    let (first, last) = (own.first()?.number, own.last()?.number);
    let holds = !rows.is_empty();
    let fragment = Fragment {
        origin: FragmentOrigin::Native,
        width: width as u32,
        rows,
        region: Region::on_lines(first, last),
        declared_header,
        grid_confidence: 1.0,
        ..Fragment::default()
    };
    (width > 1).then_some((own.len(), holds.then_some(fragment)))
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn check(text: &str, taken: usize, header: u32, expected: &[&[&str]]) {
        let found = table(&line::split(text));
        let rows = |fragment: &Fragment| -> Vec<Vec<String>> {
            fragment.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect()).collect()
        };
        let (lines, fragment) = found.unwrap_or_default();
        assert_eq!(fragment.as_ref().map(rows).unwrap_or_default(), expected, "{text}");
        let shape = (lines, fragment.map_or(0, |f| f.declared_header));
        assert_eq!(shape, (taken, header), "{text}");
    }

    #[test]
    fn grids() {
        let text = "+----+---------------+----------+\n\
                    | TT | Nội dung      | Chủ trì  |\n\
                    +====+===============+==========+\n\
                    | 1  | Rà soát       | Sở Y tế  |\n\
                    |    | quy hoạch     |          |\n\
                    +----+---------------+----------+\n\
                    | II | ĐÀO TẠO                  |\n\
                    +----+---------------+----------+\nsau";
        check(
            text,
            8,
            1,
            &[&["TT", "Nội dung", "Chủ trì"], &["1", "Rà soát quy hoạch", "Sở Y tế"], &["II", "ĐÀO TẠO"]],
        );
        let boxes =
            "┌───┬──────────┐\n│ 1 │ Rà soát  │\n├───┼──────────┤\n│ 2 │ Đào tạo  │\n└───┴──────────┘\n";
        check(boxes, 5, 0, &[&["1", "Rà soát"], &["2", "Đào tạo"]]);
    }

    #[test]
    fn a_grid_that_holds_nothing_is_looked_at_once() {
        check(&"+---+-----+\n|   |     |\n".repeat(3), 6, 0, &[]);
    }

    #[test]
    fn a_cell_over_two_rows_of_a_grid() {
        let text = "+---+------+----------+\n\
                    | 1 | A    | Sở Y tế  |\n\
                    +---+------+ và       |\n\
                    | 2 | B    | BHXH     |\n\
                    +---+------+----------+\n";
        let found = table(&line::split(text)).unwrap().1.unwrap();
        let lead = &found.rows[0].cells[2];
        assert_eq!((lead.row_span, lead.text.as_str(), found.rows.len()), (2, "Sở Y tế và BHXH", 2));
    }

    #[test]
    fn columns_under_rules() {
        let text = "  -----------------------------\n\
                    \x20 TT   Nội dung      Chủ trì\n\
                    \x20 ---- ------------- ----------\n\
                    \x20 1    Rà soát quy   Sở Y tế\n\
                    \x20      hoạch         \n\
                    \n\
                    \x20 2    Đào tạo       Sở Nội vụ\n\
                    \x20 -----------------------------\n\nsau";
        check(
            text,
            8,
            1,
            &[
                &["TT", "Nội dung", "Chủ trì"],
                &["1", "Rà soát quy hoạch", "Sở Y tế"],
                &["2", "Đào tạo", "Sở Nội vụ"],
            ],
        );
        let simple =
            "TT   Nội dung   Chủ trì\n---- ---------- --------\n1    Rà soát    Sở Y tế\n2    Đào tạo\n\nsau";
        check(
            simple,
            4,
            1,
            &[&["TT", "Nội dung", "Chủ trì"], &["1", "Rà soát", "Sở Y tế"], &["2", "Đào tạo", ""]],
        );
    }

    #[test]
    fn ornaments_and_headings_are_no_tables() {
        for text in [
            "--------------------\nSố: 12/KH-UBND",
            "Kế hoạch\n--------\nRà soát",
            "+ Rà soát\n+ Đào tạo",
            "-------\n- Rà soát\n-------",
            "UBND TỈNH A          CỘNG HÒA XÃ HỘI\n-------          -------------\nSố: 12",
        ] {
            assert!(table(&line::split(text)).is_none(), "{text}");
        }
    }
}
