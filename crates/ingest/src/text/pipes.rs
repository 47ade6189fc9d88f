//! Tables of Markdown: cells parted by `|`, the header closed by a rule of dashes.
//!
//! `\|` is a bar inside a cell, `<br>` a new line; other markup stays inside the cell. A run of lines without a rule
//! counts as a table where every line begins with a bar.

use model::{Cell, Fragment, FragmentOrigin, GridRow, Region};

use super::emphasis;
use super::line::Line;

/// The table at the head of `lines`, and how many lines it takes.
pub(crate) fn table(lines: &[Line<'_>]) -> Option<(usize, Fragment)> {
    let head = lines.first().filter(|l| has_bar(l))?;
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

fn has_bar(line: &Line<'_>) -> bool {
    line.looks.has_bars()
        && cells(line.text).len() >= if line.text.trim_start().starts_with('|') { 1 } else { 2 }
}

fn is_rule(line: &Line<'_>) -> bool {
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
        cells: cells(line.text).iter().enumerate().map(cell).collect(),
        region: region.clone(),
        ..GridRow::default()
    }
}

/// Cells between unescaped bars; a bar at either end is a frame, not a cell.
fn cells(text: &str) -> Vec<String> {
    let text = text.trim();
    let inner = text.strip_prefix('|').unwrap_or(text);
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
    if !cell.trim().is_empty() || cells.is_empty() {
        cells.push(cell);
    }
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
}
