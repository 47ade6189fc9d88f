//! Tables of Markdown: cells parted by `|`, the header closed by a rule of dashes.
//!
//! `\|` is a bar inside a cell, `<br>` a new line; other markup stays inside the cell. A run of lines without a rule
//! counts as a table where every line begins with a bar, or where at least three lines have the same number of bars: rows
//! that a script joined with ` | `.

use model::{Cell, Fragment, FragmentOrigin, GridRow, Region};

use super::emphasis;
use super::line::Line;

/// The table at the head of `lines`, and how many lines it takes.
pub(crate) fn table(lines: &[Line<'_>]) -> Option<(usize, Fragment)> {
    let head = lines.first().filter(|l| has_bar(l))?;
    if let Some(found) = joined(lines) {
        return Some(found);
    }
    let ruled = lines.get(1).is_some_and(is_rule) || is_rule(head);
    let fenced = |l: &Line<'_>| l.text.trim_start().starts_with('|');
    if !(ruled || fenced(head) && lines.get(1).is_some_and(fenced)) {
        return None;
    }
    let taken = lines.iter().take_while(|l| if ruled { has_bar(l) } else { fenced(l) }).count();
    let own = lines.get(..taken)?;
    let mut rows: Vec<GridRow> = Vec::new();
    let mut declared_header = 0;
    for (i, line) in own.iter().enumerate() {
        if is_rule(line) {
            // a second rule further down is an ornament of the converter, not another header
            declared_header =
                if i <= 2 && rows.iter().any(|r| !r.is_blank()) { rows.len() } else { declared_header };
        } else {
            rows.push(row(line));
        }
    }
    let width = rows.iter().filter_map(|r| r.cells.last()).map(|c| c.column + 1).max().unwrap_or_default();
    let region = Region::on_lines(head.number, own.last()?.number);
    let origin = if ruled { FragmentOrigin::Native } else { FragmentOrigin::Separated };
    let declared_header = declared_header as u32;
    let fragment = Fragment {
        origin,
        width,
        rows,
        region,
        declared_header,
        grid_confidence: 1.0,
        ..Fragment::default()
    };
    (width > 0).then_some((taken, fragment))
}

/// Rows whose cells were joined with bars, without any at the ends and without a rule.
fn joined(lines: &[Line<'_>]) -> Option<(usize, Fragment)> {
    const FEWEST_ROWS: usize = 3;
    const FEWEST_BARS: usize = 2;
    let head = lines.first()?;
    let bars = bars(head.text);
    if bars < FEWEST_BARS || head.text.trim_start().starts_with('|') || head.text.trim_end().ends_with('|') {
        return None;
    }
    let alike = |line: &&Line<'_>| line.looks.has_bars() && self::bars(line.text) == bars && !is_rule(line);
    let own = lines.get(..lines.iter().take_while(alike).count())?;
    // A rule behind the head makes it a table of Markdown.
    if own.len() < FEWEST_ROWS {
        return None;
    }
    let rows = own.iter().map(|line| row_of(line, &split(line.text))).collect();
    let fragment = Fragment {
        origin: FragmentOrigin::Separated,
        width: bars as u32 + 1,
        rows,
        region: Region::on_lines(head.number, own.last()?.number),
        grid_confidence: 1.0,
        ..Fragment::default()
    };
    Some((own.len(), fragment))
}

/// Bars that part cells.
fn bars(text: &str) -> usize {
    text.matches('|').count() - text.matches("\\|").count()
}

fn has_bar(line: &Line<'_>) -> bool {
    line.looks.has_bars()
        && cells(line.text).len() >= if line.text.trim_start().starts_with('|') { 1 } else { 2 }
}

/// The rule of dashes below a header.
pub(super) fn is_rule(line: &Line<'_>) -> bool {
    let dashes = |cell: &String| {
        let core = cell.trim();
        let core = core.strip_prefix(':').unwrap_or(core);
        let core = core.strip_suffix(':').unwrap_or(core);
        !core.is_empty() && core.chars().all(|c| c == '-')
    };
    let text = line.text;
    line.looks.has_bars() && text.contains('-') && text.len() < 100_000 && cells(text).iter().all(dashes)
}

fn row(line: &Line<'_>) -> GridRow {
    row_of(line, &cells(line.text))
}

fn row_of(line: &Line<'_>, cells: &[String]) -> GridRow {
    let region = Region::on_lines(line.number, line.number);
    let cell = |(column, text): (usize, &String)| {
        let text =
            ["<br>", "<br/>", "<br />", "<BR>"].iter().fold(text.clone(), |t, tag| t.replace(tag, "\n"));
        Cell {
            region: region.clone(),
            ..Cell::new(column as u32, crate::clean_lines(&emphasis::bare_spans(&text)))
        }
    };
    GridRow {
        cells: cells.iter().enumerate().map(cell).collect(),
        region: region.clone(),
        ..GridRow::default()
    }
}

/// Cells between unescaped bars; a bar at either end is a frame, not a cell.
fn cells(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut cells = split(text.strip_prefix('|').unwrap_or(text));
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// All that unescaped bars part.
fn split(inner: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut letters = inner.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek() == Some(&'|') => cell.extend(letters.next()),
            '|' => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn texts(fragment: &Fragment) -> Vec<Vec<&str>> {
        fragment.rows.iter().map(|r| r.cells.iter().map(|c| c.text.as_str()).collect()).collect()
    }

    #[test]
    fn reads_rule_escapes_and_line_breaks() {
        let text = "| TT | Nhiệm vụ | Chủ trì |\n|:--|:-:|--:|\n| 1 | A \\| B<br>C |  |\n| **II** | Đào tạo |\n\nsau";
        let (taken, fragment) = table(&line::split(text)).unwrap();
        assert_eq!((taken, fragment.declared_header, fragment.width), (4, 1, 3));
        let expected =
            vec![vec!["TT", "Nhiệm vụ", "Chủ trì"], vec!["1", "A | B\nC", ""], vec!["**II**", "Đào tạo"]];
        assert_eq!(texts(&fragment), expected);
        assert_eq!(fragment.rows.get(1).map(|r| r.region.clone()), Some(Region::on_lines(3, 3)));
    }

    #[test]
    fn a_header_may_have_no_frame_and_no_text() {
        let (_, bare) = table(&line::split("TT | Nội dung\n---|---\n1 | Rà soát")).unwrap();
        assert_eq!((bare.declared_header, bare.width), (1, 2));
        let (_, blank) = table(&line::split("| | |\n|---|---|\n| 1 | Rà soát |")).unwrap();
        assert_eq!((blank.declared_header, blank.rows.len()), (0, 2));
        assert!(table(&line::split("Sở A | Sở B cùng làm\nđến hết năm")).is_none());
    }

    #[test]
    fn rows_that_a_script_joined_with_bars() {
        let text = "TT | Nội dung | Chủ trì | Hạn\n1 | Rà soát | Sở Y tế | 6/2026\n | cơ sở |  | \n2 | Họp | Sở Y tế | \nsau";
        let (taken, fragment) = table(&line::split(text)).unwrap();
        assert_eq!((taken, fragment.width, fragment.declared_header), (4, 4, 0));
        assert_eq!(texts(&fragment).get(2), Some(&vec!["", "cơ sở", "", ""]));
        // Too few lines, or another number of bars.
        assert!(table(&line::split("A | B | C\n1 | 2 | 3")).is_none());
        assert!(table(&line::split("A | B | C\n1 | 2\n3 | 4 | 5")).is_none());
        // With a rule it is a table of Markdown.
        let (_, ruled) = table(&line::split("A | B | C\n---|---|---\n1 | 2 | 3\n4 | 5 | 6")).unwrap();
        assert_eq!((ruled.declared_header, ruled.rows.len()), (1, 3));
    }
}
