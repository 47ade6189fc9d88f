//! What the program saw, drawn over the rendered page: words, rules, cells, open ends of tables, numbers of tasks.
//!
//! Units: the page is in points from its top left, the picture in pixels; the scale is the quotient of their widths.

mod digits;

use image::{Rgb, RgbImage};
use model::{Block, Fragment, Page, Rect, Region, Skew, Task};

const WORD: Rgb<u8> = Rgb([150, 190, 255]);
const RULING: Rgb<u8> = Rgb([230, 40, 40]);
const CELL: Rgb<u8> = Rgb([20, 150, 60]);
const PARAGRAPH: Rgb<u8> = Rgb([170, 170, 170]);
const OPEN_END: Rgb<u8> = Rgb([255, 140, 0]);
const TASK: Rgb<u8> = Rgb([150, 0, 170]);

/// A place and what to write at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where.
    pub region: Region,
    /// The number, such as `IV/2/2.1`.
    pub label: String,
}

/// The places of tasks with their numbers.
pub fn marks(tasks: &[Task]) -> Vec<Mark> {
    let of = |task: &Task| {
        let label = task.path.join("/");
        task.regions.clone().into_iter().map(move |region| Mark { region, label: label.clone() })
    };
    tasks.iter().flat_map(of).collect()
}

/// Draws one page. Blue: words; grey: paragraphs; red: rules; green: cells; orange: an end of a table that no rule
/// closes or that touches the page's end, so that a row may go on beyond it; purple: tasks with their numbers.
/// `blocks` and `marks` may be those of the whole document: what stands on other pages is left out. On a page that lies
/// askew so do the boxes.
pub fn page(image: RgbImage, page: &Page, blocks: &[Block], marks: &[Mark]) -> RgbImage {
    let scale = image.width() as f32 / page.width.max(1.0);
    let mut sheet = Sheet { image, scale, skew: page.skew };
    for word in &page.words {
        sheet.frame(word.bbox, WORD, 1);
    }
    for ruling in &page.rulings {
        sheet.fill(ruling.bbox, RULING);
    }
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for region in &paragraph.regions {
                    if let Some(rect) = level(region, page) {
                        sheet.frame(rect, PARAGRAPH, 1);
                    }
                }
            }
            Block::Fragment(fragment) => table(&mut sheet, fragment, page),
        }
    }
    for mark in marks {
        let Some(rect) = level(&mark.region, page) else { continue };
        sheet.frame(rect, TASK, 1);
        sheet.write(rect, &mark.label, TASK);
    }
    sheet.image
}

fn table(sheet: &mut Sheet, fragment: &Fragment, page: &Page) {
    for cell in fragment.rows.iter().flat_map(|r| &r.cells) {
        if let Some(rect) = level(&cell.region, page) {
            sheet.frame(rect, CELL, 2);
        }
    }
    let Some(whole) = level(&fragment.region, page) else { return };
    let thick = sheet.points(3);
    if fragment.closed_above == Some(false) {
        sheet.fill(Rect { y1: whole.y0 + thick, ..whole }, OPEN_END);
    }
    if fragment.closed_below == Some(false) || fragment.touches_end == Some(true) {
        sheet.fill(Rect { y0: whole.y1 - thick, ..whole }, OPEN_END);
    }
}

/// The level box of a region, where it is on this page.
fn level(region: &Region, page: &Page) -> Option<Rect> {
    region.rect().filter(|_| region.page == Some(page.number)).map(|rect| page.skew.level(&rect))
}

/// A picture of a page, to which boxes of the level page are drawn where it displays them.
struct Sheet {
    image: RgbImage,
    /// Pixels a point.
    scale: f32,
    skew: Skew,
}

impl Sheet {
    /// A length of so many pixels in points.
    fn points(&self, pixels: u32) -> f32 {
        pixels as f32 / self.scale.max(0.1)
    }

    /// The outline of a box, `width` pixels wide.
    fn frame(&mut self, rect: Rect, colour: Rgb<u8>, width: u32) {
        let w = self.points(width);
        self.fill(Rect { y1: rect.y0 + w, ..rect }, colour);
        self.fill(Rect { y0: rect.y1 - w, ..rect }, colour);
        self.fill(Rect { x1: rect.x0 + w, ..rect }, colour);
        self.fill(Rect { x0: rect.x1 - w, ..rect }, colour);
    }

    /// Fills a box, at least one pixel in each direction; what lies outside the picture is left out.
    fn fill(&mut self, rect: Rect, colour: Rgb<u8>) {
        let (width, height) = self.image.dimensions();
        let span = |from: f32, to: f32, limit: u32| {
            let first = (from * self.scale).round().max(0.0) as u32;
            let last = ((to * self.scale).round().max(0.0) as u32).max(first + 1);
            first.min(limit)..last.min(limit)
        };
        let (across, down) = (span(rect.x0, rect.x1, width), span(rect.y0, rect.y1, height));
        for y in down {
            for x in across.clone() {
                let (x, y) = self.place((x as f32, y as f32));
                if x >= 0 && y >= 0 && x < i64::from(width) && y < i64::from(height) {
                    self.image.put_pixel(x as u32, y as u32, colour);
                }
            }
        }
    }

    /// A number at the top left of a box: in the margin where there is room, if need be a size smaller, so that it hides
    /// nothing that is printed.
    fn write(&mut self, rect: Rect, label: &str, colour: Rgb<u8>) {
        let (left, top) = self.place(((rect.x0 * self.scale).trunc(), (rect.y0 * self.scale).trunc()));
        let zoom = (self.scale.round() as u32).max(1) + 1;
        let beside = |zoom: u32| left - digits::width(label, zoom) - 2;
        let (x, zoom) = match [zoom, zoom - 1].into_iter().find(|&zoom| zoom > 0 && beside(zoom) > 0) {
            Some(zoom) => (beside(zoom), zoom),
            None => (left + 3, zoom),
        };
        digits::write(&mut self.image, (x, top + 3), label, zoom, colour);
    }

    /// Where a pixel of the level page is displayed.
    fn place(&self, (x, y): (f32, f32)) -> (i64, i64) {
        if self.skew.is_none() {
            return (x as i64, y as i64);
        }
        let (x, y) = self.skew.display_point((x / self.scale, y / self.scale));
        ((x * self.scale).round() as i64, (y * self.scale).round() as i64)
    }
}

#[cfg(test)]
mod tests {
    use model::{Ruling, Word};

    use super::*;

    #[test]
    fn ink_lands_where_it_was_seen() {
        let word = Word { bbox: Rect::new(10.0, 10.0, 30.0, 20.0), ..Word::default() };
        let ruling = Ruling { bbox: Rect::new(5.0, 50.0, 95.0, 50.4) };
        let mark = Mark { region: Region::on_page(1, Rect::new(50.0, 60.0, 90.0, 90.0)), label: "1".into() };
        let sheet = Page {
            number: 1,
            width: 100.0,
            height: 100.0,
            words: vec![word],
            rulings: vec![ruling],
            ..Page::default()
        };
        let white = RgbImage::from_pixel(200, 200, Rgb([255, 255, 255]));
        let drawn = page(white, &sheet, &[], &[mark]);
        assert_eq!(drawn.get_pixel(20, 30), &WORD);
        assert_eq!(drawn.get_pixel(100, 100), &RULING);
        assert_eq!(drawn.get_pixel(120, 120), &TASK);
        assert_eq!(drawn.get_pixel(40, 30), &Rgb([255, 255, 255]));
    }

    #[test]
    fn on_a_page_askew_boxes_stand_where_it_shows_them() {
        // Turned by three degrees about its middle: what stands 100 points to the right falls by five.
        let skew = Skew { degrees: 3.0, x: 150.0, y: 150.0 };
        let mut sheet = Page { number: 1, width: 300.0, height: 300.0, skew, ..Page::default() };
        sheet.rulings.push(Ruling { bbox: Rect::new(50.0, 149.5, 250.0, 150.5) });
        let row = Rect::new(50.0, 200.0, 250.0, 220.0);
        let mark = Mark { region: sheet.region(&row), label: String::new() };
        let drawn = page(RgbImage::new(300, 300), &sheet, &[], &[mark]);
        let column = |x: u32, colour: Rgb<u8>| -> Vec<u32> {
            (0..300).filter(|&y| drawn.get_pixel(x, y) == &colour).collect()
        };
        assert_eq!(column(60, RULING), [145]);
        assert_eq!(column(240, RULING), [155]);
        assert!(column(60, TASK).contains(&195) && !column(60, TASK).contains(&200));
        assert!(column(240, TASK).contains(&205) && !column(240, TASK).contains(&200));
    }

    #[test]
    fn boxes_beyond_the_picture_are_harmless() {
        let word = Word { bbox: Rect::new(-50.0, 90.0, 400.0, 900.0), ..Word::default() };
        let sheet = Page { number: 1, width: 100.0, height: 100.0, words: vec![word], ..Page::default() };
        let drawn = page(RgbImage::new(50, 50), &sheet, &[], &[]);
        assert_eq!(drawn.dimensions(), (50, 50));
    }
}
