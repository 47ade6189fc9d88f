//! The annex's table on landscape pages.

use model::Role;

use super::face::{Faces, wrap};
use super::sheet::{A4, Cut, MARGIN, Page, Text};
use super::{Layout, Rules};
use crate::plan::{Plan, PlanRowKind};
use crate::write::{spans, story};

const SIZE: f32 = 11.0;
const LEADING: f32 = 13.5;
const PAD: f32 = 3.5;
const PAGE: [f32; 2] = [A4[1], A4[0]];

struct Grid<'a> {
    plan: &'a Plan,
    layout: &'a Layout,
    faces: &'a Faces,
    /// Left edges of the columns, and the right edge of the last.
    edges: Vec<f32>,
    pages: Vec<Page>,
    y: f32,
    /// Top of the table's body on this page.
    top: f32,
}

/// The pages of the annex.
pub(crate) fn annex(plan: &Plan, layout: &Layout, faces: &Faces) -> Vec<Page> {
    let size = if layout.turning { A4 } else { PAGE };
    let edges = edges(plan, size);
    let mut grid = Grid { plan, layout, faces, edges, pages: vec![Page::new(size)], y: MARGIN, top: MARGIN };
    grid.title();
    grid.header();
    grid.top = grid.y;
    grid.numbers();
    let covered = spans::lead_spans(&plan.table);
    for (r, row) in plan.table.rows.iter().enumerate() {
        if layout.second_table == Some(r) {
            grid.next_page();
            if !layout.header_again {
                grid.header();
                grid.top = grid.y;
            }
        }
        let bold = row.kind == PlanRowKind::Heading;
        let opens_merge = layout.merged && covered.get(r + 1) == Some(&0);
        let in_merge = layout.merged && covered.get(r) == Some(&0);
        grid.row(&row.cells, bold, in_merge, opens_merge);
    }
    grid.close_page();
    grid.pages
}

/// x of the column edges on a page of a size: the columns share its width as they would share any.
fn edges(plan: &Plan, size: [f32; 2]) -> Vec<f32> {
    let total: usize = plan.table.columns.iter().map(|c| c.width + 2).sum();
    let unit = (size[0] - 2.0 * MARGIN) / total as f32;
    let mut edges = vec![MARGIN];
    let mut x = MARGIN;
    for column in &plan.table.columns {
        x += (column.width + 2) as f32 * unit;
        edges.push(x);
    }
    edges
}

impl Grid<'_> {
    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::new(PAGE));
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn text(&mut self, x: f32, y: f32, text: String, cut: Cut) {
        self.page().texts.push(Text { at: [x, y], run: text, size: SIZE, cut });
    }

    fn rule(&mut self, rule: [f32; 4]) {
        if self.layout.rules == Rules::Broken {
            let pieces = broken(rule);
            self.page().rules.extend(pieces);
        } else {
            self.page().rules.push(rule);
        }
    }

    fn title(&mut self) {
        for line in story::above_table(self.plan) {
            let (face, cut) =
                if line.bold { (&self.faces.bold, Cut::Bold) } else { (&self.faces.plain, Cut::Plain) };
            let wide = self.page().size[0];
            for text in wrap(&line.text, face, SIZE, wide - 2.0 * MARGIN) {
                let x = (wide - face.width(&text, SIZE)) / 2.0;
                self.text(x, self.y + SIZE, text, cut);
                self.y += LEADING;
            }
        }
        self.y += LEADING;
    }

    /// The header, its rules drawn whatever the layout.
    fn header(&mut self) {
        let rows = spans::header(&self.plan.table);
        let levels = rows.len();
        let mut heights = vec![0.0_f32; levels];
        let lines_of = |grid: &Self, cell: &spans::HeaderCell| {
            let width = grid.edges[cell.column + cell.columns] - grid.edges[cell.column] - 2.0 * PAD;
            wrap(&cell.text, &grid.faces.bold, SIZE, width)
        };
        for (level, row) in rows.iter().enumerate() {
            for cell in row.iter().filter(|c| c.rows == 1) {
                let own = lines_of(self, cell).len() as f32 * LEADING + 2.0 * PAD;
                heights[level] = heights[level].max(own);
            }
        }
        for cell in rows.iter().flatten().filter(|c| c.rows > 1) {
            let own = lines_of(self, cell).len() as f32 * LEADING + 2.0 * PAD;
            let have: f32 = heights.iter().sum();
            if let Some(last) = heights.last_mut() {
                *last += (own - have).max(0.0);
            }
        }
        for (level, row) in rows.iter().enumerate() {
            let y = self.y + heights.iter().take(level).sum::<f32>();
            for cell in row {
                let height: f32 = heights.iter().skip(level).take(cell.rows).sum();
                let (x0, x1) = (self.edges[cell.column], self.edges[cell.column + cell.columns]);
                let lines = lines_of(self, cell);
                let mut line_y = y + (height - lines.len() as f32 * LEADING) / 2.0 + SIZE;
                for line in lines {
                    let x = x0 + (x1 - x0 - self.faces.bold.width(&line, SIZE)) / 2.0;
                    self.text(x, line_y, line, Cut::Bold);
                    line_y += LEADING;
                }
                self.frame(x0, y, x1, y + height);
            }
        }
        self.y += heights.iter().sum::<f32>();
    }

    fn frame(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) {
        let (across, down) = ([[x0, y0, x1, y0], [x0, y1, x1, y1]], [[x0, y0, x0, y1], [x1, y0, x1, y1]]);
        if self.layout.rules != Rules::None {
            across.into_iter().for_each(|rule| self.rule(rule));
        }
        if matches!(self.layout.rules, Rules::All | Rules::Columns | Rules::Broken) {
            down.into_iter().for_each(|rule| self.rule(rule));
        }
    }

    fn numbers(&mut self) {
        if self.layout.numbers {
            let cells: Vec<String> = (1..=self.plan.table.columns.len()).map(|n| format!("({n})")).collect();
            self.row(&cells, false, false, false);
        }
    }

    fn bottom(&mut self) -> f32 {
        self.page().size[1] - MARGIN
    }

    /// Draws the rules at the sides and at the end of the table on this page.
    fn close_page(&mut self) {
        let (top, y) = (self.top, self.y);
        if self.layout.rules == Rules::Columns {
            for x in self.edges.clone() {
                self.rule([x, top, x, y]);
            }
        }
        if let (Some(&left), Some(&right), true) =
            (self.edges.first(), self.edges.last(), self.layout.rules != Rules::None)
        {
            self.rule([left, y, right, y]);
        }
    }

    fn next_page(&mut self) {
        self.close_page();
        self.pages.push(Page::new(PAGE));
        self.edges = edges(self.plan, PAGE);
        self.y = MARGIN;
        if self.layout.header_again {
            self.header();
        }
        self.top = self.y;
    }

    fn row(&mut self, cells: &[String], bold: bool, in_merge: bool, opens_merge: bool) {
        let lead = self.plan.table.column(&Role::Lead);
        let (face, cut) = match (bold, self.layout.second_font) {
            (true, _) => (&self.faces.bold, Cut::Bold),
            (false, true) => (&self.faces.plain, Cut::Mixed),
            (false, false) => (&self.faces.plain, Cut::Plain),
        };
        // Letters of the second font are wider than those that are measured.
        let room = if cut == Cut::Mixed { 0.9 } else { 1.0 };
        let mut lines: Vec<Vec<String>> = cells
            .iter()
            .enumerate()
            .map(|(c, text)| match lead {
                Some(lead) if lead == c && in_merge => Vec::new(),
                _ => wrap(text, face, SIZE, (self.edges[c + 1] - self.edges[c] - 2.0 * PAD) * room),
            })
            .collect();
        let mut fresh = false;
        loop {
            let height = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
            let fits = ((self.bottom() - self.y - 2.0 * PAD) / LEADING).floor().max(0.0) as usize;
            if height <= fits {
                self.cells(&lines, height, cut, [in_merge && !fresh, opens_merge]);
                return;
            }
            // A row that a whole page does not hold is torn whatever the layout.
            if fits >= 1 && (self.layout.torn || fresh) {
                let tail = lines.iter_mut().map(|l| l.split_off(fits.min(l.len()))).collect();
                self.cells(&lines, fits, cut, [in_merge && !fresh, opens_merge]);
                lines = tail;
            }
            self.next_page();
            fresh = true;
        }
    }

    /// One row's part on this page; a merged cell has no rule where it goes on.
    fn cells(&mut self, lines: &[Vec<String>], height: usize, cut: Cut, [from_above, goes_on]: [bool; 2]) {
        let (y0, y1) = (self.y, self.y + height as f32 * LEADING + 2.0 * PAD);
        let lead = self.plan.table.column(&Role::Lead);
        for (c, cell) in lines.iter().enumerate() {
            let (x0, x1) = (self.edges[c], self.edges[c + 1]);
            let slack = if self.layout.centred { (height - cell.len()) as f32 * LEADING / 2.0 } else { 0.0 };
            let mut y = y0 + PAD + SIZE - 1.5 + slack;
            for line in cell {
                self.text(x0 + PAD, y, line.clone(), cut);
                y += LEADING;
            }
            if matches!(self.layout.rules, Rules::All | Rules::Broken) {
                self.rule([x0, y0, x0, y1]);
                self.rule([x1, y0, x1, y1]);
            }
            if matches!(self.layout.rules, Rules::All | Rules::Rows | Rules::Broken) {
                if !(lead == Some(c) && from_above) {
                    self.rule([x0, y0, x1, y0]);
                }
                if !(lead == Some(c) && goes_on) {
                    self.rule([x0, y1, x1, y1]);
                }
            }
        }
        self.y = y1;
    }
}

/// A rule with a gap of 4 pt in every 70.
fn broken([x0, y0, x1, y1]: [f32; 4]) -> Vec<[f32; 4]> {
    const STEP: f32 = 70.0;
    const GAP: f32 = 4.0;
    let length = (x1 - x0).max(y1 - y0);
    let at = |t: f32| (x0 + (x1 - x0) * t / length, y0 + (y1 - y0) * t / length);
    let mut out = Vec::new();
    let mut from = 0.0;
    while from < length {
        let to = (from + STEP - GAP).min(length);
        let ((xa, ya), (xb, yb)) = (at(from), at(to));
        out.push([xa, ya, xb, yb]);
        from += STEP;
    }
    out
}
