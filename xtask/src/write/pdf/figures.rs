//! Tables of figures: communes and what they have, set in the ways that need no rule round every cell.

use anyhow::Result;
use clap::ValueEnum;
use krilla::Document;

use super::face::Faces;
use super::sheet::{A4, Cut, MARGIN, Page, Text};
use crate::chance::Chance;

/// How a table of figures is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FigureStyle {
    /// No rule at all.
    Plain,
    /// Rules round the columns and between groups of rows.
    Banded,
    /// Rules round every figure; the names of the rows stand left of the frame.
    Beside,
}

const SIZE: f32 = 11.0;
const LEADING: f32 = 15.0;
/// Left end of the first column of figures, and the width of one.
const COLUMNS: [f32; 2] = [150.0, 85.0];
const PLACES: &[&str] =
    &["Đông Lĩnh", "Phú Khê", "Tân Hòa", "Mường Hoa", "Chiềng An", "Vân Sơn", "Thanh Bình", "Lạc Sơn"];
const YEARS: &[&str] = &["2021", "2022", "2023", "2024"];
const GROUPS: &[&str] = &["Tổng khu vực I", "Tổng khu vực II"];

/// The cells of an invented table, its header first, and the rows after which a group ends.
fn invent(chance: &mut Chance) -> (Vec<Vec<String>>, Vec<usize>) {
    let header = std::iter::once("").chain(YEARS.iter().copied());
    let mut rows: Vec<Vec<String>> = vec![header.map(str::to_owned).collect()];
    let mut ends = vec![0];
    for (group, places) in GROUPS.iter().zip(PLACES.chunks(PLACES.len().div_ceil(GROUPS.len()))) {
        let mut sums = vec![0; YEARS.len()];
        for place in places {
            let figures: Vec<usize> = (0..YEARS.len()).map(|_| chance.between(80, 2400)).collect();
            sums.iter_mut().zip(&figures).for_each(|(sum, figure)| *sum += figure);
            rows.push(
                std::iter::once((*place).to_owned()).chain(figures.iter().map(|f| figure(*f))).collect(),
            );
        }
        ends.push(rows.len() - 1);
        rows.push(std::iter::once((*group).to_owned()).chain(sums.iter().map(|f| figure(*f))).collect());
        ends.push(rows.len() - 1);
    }
    (rows, ends)
}

/// A number as it is printed: `1.204`.
fn figure(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{}.{:03}", n / 1000, n % 1000) }
}

/// A PDF of one page, and the rows of its table.
pub fn figures(seed: u64, style: FigureStyle, faces: &Faces) -> Result<(Vec<u8>, Vec<Vec<String>>)> {
    let (rows, ends) = invent(&mut Chance::new(seed));
    let mut page = Page::new(A4);
    let title = "Biểu 1. Số hộ tham gia hợp tác xã theo xã, giai đoạn 2021-2024";
    let middle = |text: &str| (A4[0] - faces.bold.width(text, SIZE)) / 2.0;
    page.texts.push(Text { at: [middle(title), 90.0], run: title.to_owned(), size: SIZE, cut: Cut::Bold });
    let top = 110.0;
    let [from, width] = COLUMNS;
    let right = from + width * YEARS.len() as f32;
    for (r, row) in rows.iter().enumerate() {
        let y = top + LEADING * r as f32 + 11.0;
        for (c, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            let own = faces.plain.width(text, SIZE);
            let x = if c == 0 { MARGIN + 4.0 } else { from + width * c as f32 - own - 8.0 };
            page.texts.push(Text { at: [x, y], run: text.clone(), size: SIZE, cut: Cut::Plain });
        }
    }
    let bottom = top + LEADING * rows.len() as f32;
    let left = if style == FigureStyle::Beside { from } else { MARGIN };
    let line = |y: f32| [left, y, right, y];
    let after = |r: usize| top + LEADING * (r + 1) as f32;
    match style {
        FigureStyle::Plain => {}
        FigureStyle::Banded => page.rules.extend(ends.iter().map(|r| line(after(*r)))),
        FigureStyle::Beside => page.rules.extend((0..rows.len()).map(|r| line(after(r)))),
    }
    if style != FigureStyle::Plain {
        page.rules.push(line(top));
        page.rules.extend((0..=YEARS.len()).map(|c| from + width * c as f32).map(|x| [x, top, x, bottom]));
        page.rules.push([left, top, left, bottom]);
    }
    let note = "Nguồn: Báo cáo của các xã trên địa bàn huyện Vân Khê.";
    page.texts.push(Text { at: [MARGIN, bottom + 30.0], run: note.to_owned(), size: SIZE, cut: Cut::Plain });
    let mut document = Document::new();
    page.draw(&mut document, faces, false)?;
    let bytes = document.finish().map_err(|e| anyhow::anyhow!("the typesetter failed: {e:?}"))?;
    Ok((bytes, rows))
}
