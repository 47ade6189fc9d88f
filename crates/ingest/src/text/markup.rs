//! Tables of HTML inside a text: converters write them where Markdown's own tables cannot hold a cell.

use model::{Block, Fragment, Region};

use super::line::Line;
use crate::html;

/// The blocks of the table at the head of `lines`, and how many lines it takes; `None` where no table opens there, or
/// none is closed.
pub(crate) fn table(lines: &[Line<'_>]) -> Option<(usize, Vec<Block>)> {
    let head = lines.first().filter(|line| opens(line))?;
    let mut depth = 0_usize;
    let last = lines.iter().position(|line| {
        let (opened, closed) = (count(line.text, "<table"), count(line.text, "</table"));
        depth = (depth + opened).saturating_sub(closed);
        closed > 0 && depth == 0
    })?;
    let own = lines.get(..=last)?;
    let markup = own.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    let mut blocks = html::part(&markup);
    let whole = Region::on_lines(head.number, own.last()?.number);
    let rows = rows(own);
    for block in &mut blocks {
        match block {
            Block::Fragment(fragment) => place(fragment, &whole, &rows),
            Block::Paragraph(paragraph) => paragraph.regions = vec![whole.clone()],
        }
    }
    Some((own.len(), blocks))
}

/// Gives the rows of a fragment their lines; where the rows are not those of the lines, the lines of all.
fn place(fragment: &mut Fragment, whole: &Region, rows: &[Region]) {
    fragment.region = whole.clone();
    let known = rows.len() == fragment.rows.len();
    for (i, row) in fragment.rows.iter_mut().enumerate() {
        let region = rows.get(i).filter(|_| known).unwrap_or(whole);
        row.region = region.clone();
        for cell in &mut row.cells {
            cell.region = region.clone();
        }
    }
}

/// From where each row opens to where the next one does.
fn rows(lines: &[Line<'_>]) -> Vec<Region> {
    let opened: Vec<u32> =
        lines.iter().flat_map(|line| std::iter::repeat_n(line.number, count(line.text, "<tr"))).collect();
    let end = lines.last().map_or(0, |line| line.number);
    let ends = opened.iter().skip(1).map(|next| next.saturating_sub(1)).chain([end]);
    opened.iter().zip(ends).map(|(from, to)| Region::on_lines(*from, to)).collect()
}

/// Whether a table of HTML opens at the head of a line.
pub(crate) fn opens(line: &Line<'_>) -> bool {
    line.text.trim_start().starts_with('<') && count(line.text, "<table") > 0
}

/// How often a tag opens in a line. A longer name («<track») is another tag.
fn count(text: &str, tag: &str) -> usize {
    let lower = text.to_lowercase();
    let ends =
        |rest: &str| rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace) || rest.is_empty();
    lower.match_indices(tag).filter(|(at, _)| lower.get(at + tag.len()..).is_some_and(ends)).count()
}
